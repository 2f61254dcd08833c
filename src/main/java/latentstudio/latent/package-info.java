/** What the screens that explore a latent space share: the models, new latents, and the pictures that a model knows. */
package latentstudio.latent;
