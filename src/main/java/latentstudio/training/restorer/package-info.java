/** The restorer of pages: how it is trained, measured beside classical recipes and written with its card. */
package latentstudio.training.restorer;
