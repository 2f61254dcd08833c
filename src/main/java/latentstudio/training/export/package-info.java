/** Trained networks as ONNX files, written by hand: the graph, its weights, the protobuf around them. */
package latentstudio.training.export;
