/** Files of pages, as PDF, TIFF and pictures: what on them is scanned, and their twins with other pictures in its place. */
package latentstudio.document;
