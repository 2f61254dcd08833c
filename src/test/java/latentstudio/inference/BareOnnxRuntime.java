package latentstudio.inference;

import ai.onnxruntime.OrtEnvironment;

/** ONNX Runtime without DJL, for what is compared with it. */
public final class BareOnnxRuntime {
    private BareOnnxRuntime() {
    }

    /** The environment that DJL's engine has set up. */
    public static OrtEnvironment environment() {
        OnnxEngine.newModel("none").close(); // the engine has to be the first
        return OrtEnvironment.getEnvironment();
    }
}
