/** Scans that outlive the server: files of pages, cleaned page by page in the background, and a page cleaned at once, over HTTP. */
package latentstudio.scan;
