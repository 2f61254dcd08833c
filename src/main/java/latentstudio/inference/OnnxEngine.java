package latentstudio.inference;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;

/**
 * DJL's engine for ONNX Runtime. It has to set up ONNX Runtime's environment before anyone else does. Thread-safe.
 */
public final class OnnxEngine {
    private static final Engine ENGINE;

    static {
        // beside ONNX Runtime the engine would start PyTorch for what arrays can do, and a pool of threads that nobody uses
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("ai.djl.onnxruntime.num_threads", "1");
        System.setProperty("ai.djl.onnxruntime.num_interop_threads", "1");
        ENGINE = Engine.getEngine("OnnxRuntime");
    }

    private OnnxEngine() {
    }

    /** A model that is not loaded yet; close it. It computes on the CPU, or where the options say with which it is loaded. */
    public static Model newModel(String name) {
        return ENGINE.newModel(name, Device.cpu()); // for a GPU, DJL would add CUDA with options of its own
    }
}
