/** How a network is trained, whatever it is: the epochs and their checkpoints, losses, the optimiser and its settings. */
package latentstudio.training.loop;
