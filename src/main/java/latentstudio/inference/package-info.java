/**
 * The models at run time: what is there, what it runs on, and how a picture or a latent goes through a graph.
 *
 * <p>ONNX Runtime is called directly. DJL, which trains the models, could wrap it, but its wrapper hides the shapes and
 * outputs of a graph, which are checked here against the manifest, takes no options for the CUDA provider, and lends out
 * predictors that are not thread-safe where ONNX Runtime's session is.
 */
package latentstudio.inference;
