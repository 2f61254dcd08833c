/**
 * What exported models of small pictures are worth: errors, latents, samples beside real pictures, denoising beside classical
 * filters; and the classifiers that judge them.
 */
package latentstudio.training.measure;
