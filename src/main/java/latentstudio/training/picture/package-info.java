/** The models of small pictures: how each is configured, trained, measured and written with its card. */
package latentstudio.training.picture;
