/**
 * The models at run time: what is there, what it runs on, and how a picture or a latent goes through a graph. DJL's engine
 * ONNX Runtime computes it.
 */
package latentstudio.inference;
