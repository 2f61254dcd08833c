/** Interpolate: paths between two points of a latent space, over HTTP and on a screen. */
package latentstudio.interpolate;
