/** The Clean screen: a scan, and the page of it that is looked at. */
package latentstudio.clean;
