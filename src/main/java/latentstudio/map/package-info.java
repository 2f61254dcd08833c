/** The Map screen: test pictures laid flat by their latents, and the pictures between them. */
package latentstudio.map;
