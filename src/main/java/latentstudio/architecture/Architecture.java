package latentstudio.architecture;

import static latentstudio.architecture.Activation.Kind.CLAMP;
import static latentstudio.architecture.Activation.Kind.RELU;
import static latentstudio.architecture.Activation.Kind.SIGMOID;
import static latentstudio.architecture.Activation.Kind.SILU;
import static latentstudio.architecture.Convolution.Padding.SAME;
import static latentstudio.architecture.Convolution.Padding.VALID;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import latentstudio.dataset.LightPages;
import latentstudio.image.PageOverview;

/** The networks by name; each takes grey pictures of 28x28 pixels, [N, 1, 28, 28] in 0..1. */
public enum Architecture {
    /**
     * A convolutional autoencoder of 4,723 parameters with a latent of 10: three strided convolutions down to 4x4
     * pixels, three transposed convolutions back up to 32x32, and a resize of the 30x30 pixels that remain.
     */
    TINY_CONVOLUTIONAL("tiny-convolutional") {
        @Override
        public Network create() {
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
            return new Autoencoder(PICTURE, 10, trunk, List.of(new Dense(64, 10)), null, decoder);
        }
    },
    /** A convolutional autoencoder of 0.8 million parameters with a latent of 10. */
    CONVOLUTIONAL("convolutional") {
        @Override
        public Network create() {
            return convolutional(10, false);
        }
    },
    /** The same with a latent of 16 and a posterior. */
    CONVOLUTIONAL_VARIATIONAL("convolutional-variational") {
        @Override
        public Network create() {
            return convolutional(16, true);
        }
    },
    /** Dense layers of 784, 400, 10, 400 and 784 units. */
    DENSE("dense") {
        @Override
        public Network create() {
            List<Layer> trunk = List.of(new Reshape(784), new Dense(784, 400), new Activation(RELU)); // [N, 400]
            List<Layer> decoder = List.of( // [N, 10]
                    new Dense(10, 400), new Activation(RELU), // [N, 400]
                    new Dense(400, 784), new Activation(SIGMOID), new Reshape(1, 28, 28)); // [N, 1, 28, 28]
            return new Autoencoder(PICTURE, 10, trunk, List.of(new Dense(400, 10)), null, decoder);
        }
    },
    /**
     * One hidden layer of 32 sigmoid units, its latent, so that each unit's weights are a picture and the Jacobian of
     * the encoder has a closed form.
     */
    SHALLOW("shallow") {
        @Override
        public Network create() {
            List<Layer> head = List.of(new Dense(784, 32), new Activation(SIGMOID)); // [N, 32], in 0..1
            // most of a picture is black; from grey, the units would learn to be full on before they learn to tell anything
            Layer black = new Dense(32, 784, -2.2f);
            List<Layer> decoder = List.of(black, new Activation(SIGMOID), new Reshape(1, 28, 28)); // [N, 1, 28, 28]
            return new Autoencoder(PICTURE, 32, List.of(new Reshape(784)), head, null, decoder);
        }
    },
    /** A variational autoencoder of dense layers with a latent of two values, which a map can show whole. */
    PLANE("plane") {
        @Override
        public Network create() {
            List<Layer> trunk = List.of(new Reshape(784), new Dense(784, 256), new Activation(SILU), // [N, 256]
                    new Dense(256, 64), new Activation(SILU)); // [N, 64]
            List<Layer> decoder = List.of( // [N, 2]
                    new Dense(2, 64), new Activation(SILU), new Dense(64, 256), new Activation(SILU), // [N, 256]
                    new Dense(256, 784), new Activation(SIGMOID), new Reshape(1, 28, 28)); // [N, 1, 28, 28]
            return new Autoencoder(PICTURE, 2, trunk, List.of(new Dense(64, 2)), new Dense(64, 2), decoder);
        }
    },
    /**
     * A denoiser of 260,000 parameters: a U-Net over 28, 14 and 7 pixels with sums for its skip connections. Much of its
     * work is done at 28 pixels, where mild damage is told from texture.
     */
    DENOISER("denoiser") {
        @Override
        public Network create() {
            Layer coarse = new Residual( // [N, 32, 14, 14]
                    new Convolution(32, 64, 3, 2, SAME), new Activation(SILU), refined(64), // [N, 64, 7, 7]
                    new Convolution(64, 128, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)); // [N, 32, 14, 14]
            Layer middle = new Residual( // [N, 24, 28, 28]
                    new Convolution(24, 32, 3, 2, SAME), new Activation(SILU), // [N, 32, 14, 14]
                    refined(32), coarse, refined(32),
                    new Convolution(32, 96, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)); // [N, 24, 28, 28]
            Layer change = new Residual(new Convolution(1, 24, 3, 1, SAME), new Activation(SILU), // [N, 24, 28, 28]
                    refined(24), middle, refined(24), new Convolution(24, 1, 3, 1, SAME)); // [N, 1, 28, 28]
            return new Chain(PICTURE, List.of(change, new Activation(CLAMP)));
        }
    },
    /**
     * A restorer of pages in colour whose sides are multiples of {@value #PAGE_MULTIPLE}: {@link #pyramid} computes a change
     * that is added to the page. What is full size is only the page itself, so that a page of many megapixels takes seconds.
     */
    RESTORER("restorer") {
        @Override
        public Network create() {
            return new Chain(PAGE, List.of(new Residual(pyramid(3)), new Activation(CLAMP))); // [N, 3, H, W]
        }
    },
    /**
     * The light on a page from its overview, whose sides are multiples of {@value PageOverview#MULTIPLE}: {@link #pyramid} of
     * the same size with one more step down, since whether a dark place is a shadow or printed takes the whole page to tell.
     */
    LIGHT("light") {
        @Override
        public Network create() {
            Layer deepest = new Residual( // [N, 64, H / 16, W / 16]
                    new Convolution(64, 96, 3, 2, SAME), new Activation(SILU), refined(96), refined(96), // [N, 96, H / 32, W / 32]
                    new Convolution(96, 256, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU));
            return new Chain(OVERVIEW, Stream.concat(Arrays.stream(pyramid(6, deepest, refined(64))),
                    Stream.of(new Activation(SIGMOID))).toList()); // [N, 3, H, W]
        }
    },
    /** A classifier of ten classes: features of 128 values, then one score a class. It judges generated pictures. */
    JUDGE("judge") {
        @Override
        public Network create() {
            List<Layer> features = List.of( // [N, 1, 28, 28]
                    new Convolution(1, 32, 3, 1, SAME), new Activation(SILU), // [N, 32, 28, 28]
                    new Convolution(32, 48, 3, 2, SAME), new Activation(SILU), // [N, 48, 14, 14]
                    new Convolution(48, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 14, 14]
                    new Convolution(64, 96, 3, 2, SAME), new Activation(SILU), // [N, 96, 7, 7]
                    new Convolution(96, 96, 3, 1, SAME), new Activation(SILU), // [N, 96, 7, 7]
                    new Convolution(96, 64, 3, 2, SAME), new Activation(SILU), // [N, 64, 4, 4]
                    new Reshape(1024), new Dense(1024, 128), new Activation(RELU)); // [N, 128]
            return new Chain(PICTURE, features, List.of(new Dense(128, 10))); // [N, 10]
        }
    },
    /** A classifier whose inner layers say how alike two pictures look; apart from the judge, so that it judges fairly. */
    TEACHER("teacher") {
        @Override
        public Network create() {
            return new Chain(PICTURE,
                    List.of(new Convolution(1, 32, 3, 2, SAME), new Activation(SILU),
                            new Convolution(32, 32, 3, 1, SAME), new Activation(SILU)), // [N, 32, 14, 14]
                    List.of(new Convolution(32, 64, 3, 2, SAME), new Activation(SILU),
                            new Convolution(64, 64, 3, 1, SAME), new Activation(SILU)), // [N, 64, 7, 7]
                    List.of(new Reshape(3136), new Dense(3136, 64), new Activation(SILU)), // [N, 64]
                    List.of(new Dense(64, 10))); // [N, 10]
        }
    };

    /** The pictures that all but the restorer and the light take, [C, H, W]. */
    public static final Shape PICTURE = new Shape(1, 28, 28);
    /** The parts of pages that the restorer learns from, [C, H, W]. */
    public static final Shape PAGE = new Shape(3, 128, 128);
    /** The parts of overviews that the light is learned from, [C, H, W]. */
    public static final Shape OVERVIEW = new Shape(PageOverview.CHANNELS, LightPages.SIDE, LightPages.SIDE);
    /** What a page's height and width have to be multiples of. */
    public static final int PAGE_MULTIPLE = 16;

    private final String label;

    Architecture(String label) {
        this.label = label;
    }

    /**
     * A U-Net over halves, quarters, eighths and sixteenths of [N, {@code channels}, H, W], with sums for its skip
     * connections, and {@code deepest} at the sixteenths, from [N, 64, H / 16, W / 16] to the same:
     * O. Ronneberger and others, <i>U-Net</i>, 2015; answers with [N, 3, H, W].
     */
    private static Layer[] pyramid(int channels, Layer... deepest) {
        Layer sixteenths = new Residual(Stream.of( // [N, 64, H / 8, W / 8]
                Stream.of(new Convolution(64, 64, 3, 2, SAME), new Activation(SILU), refined(64)), Arrays.stream(deepest), // [N, 64, H / 16, W / 16]
                Stream.of(new Convolution(64, 256, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)))
                .flatMap(layers -> layers).toArray(Layer[]::new));
        Layer eighths = new Residual( // [N, 48, H / 4, W / 4]
                new Convolution(48, 64, 3, 2, SAME), new Activation(SILU), refined(64), sixteenths, // [N, 64, H / 8, W / 8]
                new Convolution(64, 192, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU));
        Layer quarters = new Residual( // [N, 24, H / 2, W / 2]
                new Convolution(24, 48, 3, 2, SAME), new Activation(SILU), refined(48), eighths, refined(48), // [N, 48, H / 4, W / 4]
                new Convolution(48, 96, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU));
        return new Layer[] {
                new Convolution(channels, 24, 5, 2, SAME), new Activation(SILU), refined(24), quarters, refined(24), // [N, 24, H / 2, W / 2]
                new Convolution(24, 12, 3, 1, SAME), new PixelShuffle(2)}; // [N, 3, H, W]
    }

    /** Two convolutions beside a skip connection. */
    private static Layer refined(int channels) {
        return new Residual(new Convolution(channels, channels, 3, 1, SAME), new Activation(SILU),
                new Convolution(channels, channels, 3, 1, SAME), new Activation(SILU));
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
        return new Autoencoder(PICTURE, latentSize, trunk, List.of(new Dense(128, latentSize)),
                variational ? new Dense(128, latentSize) : null, decoder);
    }

    /** One item that it learns from, [C, H, W]. */
    public Shape item() {
        return this == RESTORER ? PAGE : this == LIGHT ? OVERVIEW : PICTURE;
    }

    /** A new network of this kind, without weights until {@link Autoencoder#initialise}. */
    public abstract Network create();

    /** The name as a manifest spells it. */
    public String label() {
        return label;
    }
}
