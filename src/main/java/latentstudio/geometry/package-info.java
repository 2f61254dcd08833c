/** Straightens, crops, squares and turns pages before a network sees them, and says how sure it is. */
package latentstudio.geometry;
