package latentstudio.architecture;

import static latentstudio.architecture.Activation.Kind.RELU;
import static latentstudio.architecture.Activation.Kind.SIGMOID;
import static latentstudio.architecture.Activation.Kind.SILU;
import static latentstudio.architecture.Convolution.Padding.SAME;
import static latentstudio.architecture.Convolution.Padding.VALID;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/** The networks by name; each takes grey pictures of 28x28 pixels, [N, 1, 28, 28] in 0..1. */
public enum Architecture {
    /**
     * A convolutional autoencoder of 4,723 parameters with a latent of 10: three strided convolutions down to 4x4
     * pixels, three transposed convolutions back up to 32x32, and a resize of the 30x30 pixels that remain.
     */
    TINY_CONVOLUTIONAL("tiny-convolutional") {
        @Override
        public Autoencoder create() {
            List<Layer> trunk = List.of( // [N, 1, 28, 28]
                    new Convolution(1, 16, 3, 2, SAME), new Activation(RELU), // [N, 16, 14, 14]
                    new Convolution(16, 8, 3, 2, SAME), new Activation(RELU), // [N, 8, 7, 7]
                    new Convolution(8, 4, 3, 2, SAME), new Activation(RELU), // [N, 4, 4, 4]
                    new Reshape(64)); // [N, 64]
            List<Layer> decoder = List.of( // [N, 10]
                    new Dense(10, 64), new Activation(RELU), // [N, 64]
                    new Reshape(4, 4, 4), // [N, 4, 4, 4]
                    new TransposedConvolution(4, 4), new Activation(RELU), // [N, 4, 8, 8]
                    new TransposedConvolution(4, 8), new Activation(RELU), // [N, 8, 16, 16]
                    new TransposedConvolution(8, 16), new Activation(RELU), // [N, 16, 32, 32]
                    new Convolution(16, 1, 3, 1, VALID), new Activation(SIGMOID), // [N, 1, 30, 30]
                    new BilinearResize(28, 28)); // [N, 1, 28, 28]
            return new Autoencoder(PICTURE, 10, trunk, new Dense(64, 10), null, decoder);
        }
    },
    /**
     * A convolutional variational autoencoder of 1.7 million parameters with a latent of 16; it grows the picture by
     * pixel shuffles, which cost less than transposed convolutions and leave no checkerboard.
     */
    VARIATIONAL("variational") {
        @Override
        public Autoencoder create() {
            List<Layer> trunk = List.of( // [N, 1, 28, 28]
                    new Convolution(1, 32, 3, 2, SAME), new Activation(SILU), // [N, 32, 14, 14]
                    new Convolution(32, 64, 3, 2, SAME), new Activation(SILU), // [N, 64, 7, 7]
                    new Convolution(64, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 7, 7]
                    new Reshape(3136), // [N, 3136]
                    new Dense(3136, 224), new Activation(SILU)); // [N, 224]
            List<Layer> decoder = List.of( // [N, 16]
                    new Dense(16, 224), new Activation(SILU), // [N, 224]
                    new Dense(224, 3136), new Activation(SILU), // [N, 3136]
                    new Reshape(64, 7, 7), // [N, 64, 7, 7]
                    new Convolution(64, 256, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 64, 14, 14]
                    new Convolution(64, 128, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 32, 28, 28]
                    new Convolution(32, 1, 3, 1, SAME), new Activation(SIGMOID)); // [N, 1, 28, 28]
            return new Autoencoder(PICTURE, 16, trunk, new Dense(224, 16), new Dense(224, 16), decoder);
        }
    },
    /** A convolutional autoencoder of 0.8 million parameters with a latent of 10. */
    CONVOLUTIONAL("convolutional") {
        @Override
        public Autoencoder create() {
            return convolutional(10, false);
        }
    };

    private static final Shape PICTURE = new Shape(1, 28, 28);

    private final String label;

    Architecture(String label) {
        this.label = label;
    }

    private static Autoencoder convolutional(int latentSize, boolean variational) {
        List<Layer> trunk = List.of( // [N, 1, 28, 28]
                new Convolution(1, 32, 3, 2, SAME), new Activation(SILU), // [N, 32, 14, 14]
                new Convolution(32, 64, 3, 2, SAME), new Activation(SILU), // [N, 64, 7, 7]
                new Convolution(64, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 7, 7]
                new Convolution(64, 128, 3, 2, SAME), new Activation(SILU), // [N, 128, 4, 4]
                new Reshape(2048), // [N, 2048]
                new Dense(2048, 128), new Activation(SILU)); // [N, 128]
        List<Layer> decoder = List.of( // [N, Z]
                new Dense(latentSize, 128), new Activation(SILU), // [N, 128]
                new Dense(128, 2352), new Activation(SILU), // [N, 2352]
                new Reshape(48, 7, 7), // [N, 48, 7, 7]
                new Convolution(48, 128, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 32, 14, 14]
                new Convolution(32, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 14, 14]
                new Convolution(64, 64, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 16, 28, 28]
                new Convolution(16, 16, 3, 1, SAME), new Activation(SILU), // [N, 16, 28, 28]
                new Convolution(16, 1, 3, 1, SAME), new Activation(SIGMOID)); // [N, 1, 28, 28]
        return new Autoencoder(PICTURE, latentSize, trunk, new Dense(128, latentSize),
                variational ? new Dense(128, latentSize) : null, decoder);
    }

    /** A new network of this kind, without weights until {@link Autoencoder#initialise}. */
    public abstract Autoencoder create();

    /** The name as a manifest spells it. */
    public String label() {
        return label;
    }
}
