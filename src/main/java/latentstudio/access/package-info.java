/** Who may ask what, and how often: origins, rates, keys and open pages, checked before a request reaches anything else. */
package latentstudio.access;
