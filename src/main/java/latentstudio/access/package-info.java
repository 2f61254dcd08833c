/** Who may ask what, how often, how much and how slowly: checked before a request reaches anything else. */
package latentstudio.access;
