/** Clean: whole pages through a restorer, tile by tile, and the documents that they come in. */
package latentstudio.scan;
