/** Measures how well pages are straightened and sheets are found, beside plain references. */
package latentstudio.training.geometry;
