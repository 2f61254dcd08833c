/** The articles' figures as live plots: corner plot, densities, learning curve and test pictures of every model with a latent. */
package latentstudio.figures;
