/** Where new latents come from: what a decoder turns into pictures that nobody drew. */
package latentstudio.latent;
