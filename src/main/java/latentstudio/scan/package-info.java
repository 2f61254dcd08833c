/** Clean: whole pages through a restorer, tile by tile. */
package latentstudio.scan;
