/** The Open Inference Protocol, version 2 over HTTP, as KServe and Triton speak it: every graph of every model as tensors. */
package latentstudio.oip;
