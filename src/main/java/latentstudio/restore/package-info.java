/** A restorer on a page of any size: tiles, how they blend, whose turn it is, what ink went, and how the page is shown. */
package latentstudio.restore;
