package latentstudio.architecture;

import static latentstudio.architecture.Activation.Kind.CLAMP;
import static latentstudio.architecture.Activation.Kind.RELU;
import static latentstudio.architecture.Activation.Kind.SIGMOID;
import static latentstudio.architecture.Activation.Kind.SILU;
import static latentstudio.architecture.Convolution.Padding.SAME;
import static latentstudio.architecture.Convolution.Padding.VALID;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import latentstudio.dataset.LightPages;
import latentstudio.image.PageOverview;
import latentstudio.image.PictureShape;

/**
 * The networks by name; each takes pictures of one shape, [N, C, H, W] in 0..1. Shapes in comments are of grey pictures of 28x28 pixels
 * and of the latent that is usual for each.
 */
public enum Architecture {
    /**
     * A convolutional autoencoder of 4,723 parameters with a latent of 10: three strided convolutions down to 4x4
     * pixels, three transposed convolutions back up to 32x32, and a resize of the 30x30 pixels that remain.
     */
    TINY_CONVOLUTIONAL("tiny-convolutional", 10) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int down = Math.ceilDiv(picture.height(), 8);
            int across = Math.ceilDiv(picture.width(), 8);
            int features = 4 * down * across;
            List<Layer> trunk = List.of( // [N, 1, 28, 28]
                    new Convolution(picture.channels(), 16, 3, 2, SAME), new Activation(RELU), // [N, 16, 14, 14]
                    new Convolution(16, 8, 3, 2, SAME), new Activation(RELU), // [N, 8, 7, 7]
                    new Convolution(8, 4, 3, 2, SAME), new Activation(RELU), // [N, 4, 4, 4]
                    new Reshape(features)); // [N, 64]
            List<Layer> decoder = List.of( // [N, 10]
                    new Dense(latent, features), new Activation(RELU), // [N, 64]
                    new Reshape(4, down, across), // [N, 4, 4, 4]
                    new TransposedConvolution(4, 4), new Activation(RELU), // [N, 4, 8, 8]
                    new TransposedConvolution(4, 8), new Activation(RELU), // [N, 8, 16, 16]
                    new TransposedConvolution(8, 16), new Activation(RELU), // [N, 16, 32, 32]
                    new Convolution(16, picture.channels(), 3, 1, VALID), new Activation(SIGMOID), // [N, 1, 30, 30]
                    new BilinearResize(picture.height(), picture.width())); // [N, 1, 28, 28]
            return new Autoencoder(shape(picture), latent, trunk, List.of(new Dense(features, latent)), null, decoder);
        }
    },
    /** A convolutional autoencoder of 0.8 million parameters with a latent of 10. */
    CONVOLUTIONAL("convolutional", 10) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return convolutional(picture, latent, false);
        }
    },
    /** The same with a latent of 16 and a posterior. */
    CONVOLUTIONAL_VARIATIONAL("convolutional-variational", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return convolutional(picture, latent, true);
        }
    },
    /** A convolutional autoencoder whose depth follows the size of its pictures, with 16 channels at its finest: 0.2 million parameters. */
    SMALL("small", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 16, false);
        }
    },
    /** The same with a posterior. */
    SMALL_VARIATIONAL("small-variational", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 16, true);
        }
    },
    /** The same with 32 channels: 0.8 million parameters. */
    MIDDLE("middle", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 32, false);
        }
    },
    /** The same with a posterior. */
    MIDDLE_VARIATIONAL("middle-variational", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 32, true);
        }
    },
    /** The same with 64 channels: 3.2 million parameters. */
    LARGE("large", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 64, false);
        }
    },
    /** The same with a posterior. */
    LARGE_VARIATIONAL("large-variational", 16) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return scaled(picture, latent, 64, true);
        }
    },
    /** Dense layers of 784, 400, 10, 400 and 784 units. */
    DENSE("dense", 10) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int values = picture.values();
            List<Layer> trunk = List.of(new Reshape(values), new Dense(values, 400), new Activation(RELU)); // [N, 400]
            List<Layer> decoder = List.of( // [N, 10]
                    new Dense(latent, 400), new Activation(RELU), // [N, 400]
                    new Dense(400, values), new Activation(SIGMOID), unflattened(picture)); // [N, 1, 28, 28]
            return new Autoencoder(shape(picture), latent, trunk, List.of(new Dense(400, latent)), null, decoder);
        }
    },
    /**
     * One hidden layer of 32 sigmoid units, its latent, so that each unit's weights are a picture and the Jacobian of
     * the encoder has a closed form.
     */
    SHALLOW("shallow", 32) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int values = picture.values();
            List<Layer> head = List.of(new Dense(values, latent), new Activation(SIGMOID)); // [N, 32], in 0..1
            // most of a picture is black; from grey, the units would learn to be full on before they learn to tell anything
            Layer black = new Dense(latent, values, -2.2f);
            List<Layer> decoder = List.of(black, new Activation(SIGMOID), unflattened(picture)); // [N, 1, 28, 28]
            return new Autoencoder(shape(picture), latent, List.of(new Reshape(values)), head, null, decoder);
        }
    },
    /** A variational autoencoder of dense layers with a latent of two values, which a map can show whole. */
    PLANE("plane", 2) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int values = picture.values();
            List<Layer> trunk = List.of(new Reshape(values), new Dense(values, 256), new Activation(SILU), // [N, 256]
                    new Dense(256, 64), new Activation(SILU)); // [N, 64]
            List<Layer> decoder = List.of( // [N, 2]
                    new Dense(latent, 64), new Activation(SILU), new Dense(64, 256), new Activation(SILU), // [N, 256]
                    new Dense(256, values), new Activation(SIGMOID), unflattened(picture)); // [N, 1, 28, 28]
            return new Autoencoder(shape(picture), latent, trunk, List.of(new Dense(64, latent)), new Dense(64, latent), decoder);
        }
    },
    /**
     * Four convolutions of stride 2 with 32, 64, 64 and 64 channels and four transposed ones back, with a latent of 256, for
     * photographs whose sides are multiples of 16.
     */
    FOUR_CONVOLUTIONS("four-convolutions", 256) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return fourConvolutions(picture, latent, 32, 64, 64, 64);
        }
    },
    /** The same with 64, 64, 128 and 128 channels. */
    FOUR_WIDE_CONVOLUTIONS("four-wide-convolutions", 256) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return fourConvolutions(picture, latent, 64, 64, 128, 128);
        }
    },
    /**
     * A variational autoencoder of 1.9 million parameters with a latent of 64, for photographs whose sides are multiples of 8:
     * residual blocks at a half and a quarter of them, as K. He et al., <i>Deep Residual Learning for Image Recognition</i>, 2016.
     */
    RESIDUAL_VARIATIONAL("residual-variational", 64) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int down = picture.height() / 8;
            int across = picture.width() / 8;
            int features = 128 * down * across;
            List<Layer> trunk = List.of( // [N, 3, 32, 32]
                    new Convolution(picture.channels(), 48, 3, 2, SAME), new Activation(SILU), // [N, 48, 16, 16]
                    new Convolution(48, 96, 3, 2, SAME), new Activation(SILU), refined(96), // [N, 96, 8, 8]
                    new Convolution(96, 128, 3, 2, SAME), new Activation(SILU), // [N, 128, 4, 4]
                    new Reshape(features), new Dense(features, 256), new Activation(SILU)); // [N, 256]
            List<Layer> decoder = List.of( // [N, 64]
                    new Dense(latent, 256), new Activation(SILU), new Dense(256, features), new Activation(SILU), // [N, 2048]
                    new Reshape(128, down, across), // [N, 128, 4, 4]
                    new Convolution(128, 384, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), refined(96), // [N, 96, 8, 8]
                    new Convolution(96, 192, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), refined(48), // [N, 48, 16, 16]
                    new Convolution(48, 96, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 24, 32, 32]
                    new Convolution(24, 16, 3, 1, SAME), new Activation(SILU), // [N, 16, 32, 32]
                    new Convolution(16, picture.channels(), 3, 1, SAME), new Activation(SIGMOID)); // [N, 3, 32, 32]
            return new Autoencoder(shape(picture), latent, trunk, List.of(new Dense(256, latent)), new Dense(256, latent), decoder);
        }
    },
    /**
     * A denoiser of 260,000 parameters: a U-Net over 28, 14 and 7 pixels with sums for its skip connections. Much of its
     * work is done at 28 pixels, where mild damage is told from texture.
     */
    DENOISER("denoiser", 0) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            Layer coarse = new Residual( // [N, 32, 14, 14]
                    new Convolution(32, 64, 3, 2, SAME), new Activation(SILU), refined(64), // [N, 64, 7, 7]
                    new Convolution(64, 128, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)); // [N, 32, 14, 14]
            Layer middle = new Residual( // [N, 24, 28, 28]
                    new Convolution(24, 32, 3, 2, SAME), new Activation(SILU), // [N, 32, 14, 14]
                    refined(32), coarse, refined(32),
                    new Convolution(32, 96, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)); // [N, 24, 28, 28]
            Layer change = new Residual(new Convolution(picture.channels(), 24, 3, 1, SAME), new Activation(SILU), // [N, 24, 28, 28]
                    refined(24), middle, refined(24), new Convolution(24, picture.channels(), 3, 1, SAME)); // [N, 1, 28, 28]
            return new Chain(shape(picture), List.of(change, new Activation(CLAMP)));
        }
    },
    /**
     * A restorer of pages in colour whose sides are multiples of {@value #PAGE_MULTIPLE}: {@link #pyramid} computes a change
     * that is added to the page. What is full size is only the page itself, so that a page of many megapixels takes seconds.
     */
    RESTORER("restorer", 0) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            return new Chain(PAGE, List.of(new Residual(pyramid(3)), new Activation(CLAMP))); // [N, 3, H, W]
        }
    },
    /**
     * The light on a page from its overview, whose sides are multiples of {@value PageOverview#MULTIPLE}: {@link #pyramid} of
     * the same size with one more step down, since whether a dark place is a shadow or printed takes the whole page to tell.
     */
    LIGHT("light", 0) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            Layer deepest = new Residual( // [N, 64, H / 16, W / 16]
                    new Convolution(64, 96, 3, 2, SAME), new Activation(SILU), refined(96), refined(96), // [N, 96, H / 32, W / 32]
                    new Convolution(96, 256, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU));
            return new Chain(OVERVIEW, Stream.concat(Arrays.stream(pyramid(6, deepest, refined(64))),
                    Stream.of(new Activation(SIGMOID))).toList()); // [N, 3, H, W]
        }
    },
    /** A classifier: features of 128 values, then one score a class. It judges generated pictures. */
    JUDGE("judge", 0) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int values = 64 * Math.ceilDiv(picture.height(), 8) * Math.ceilDiv(picture.width(), 8);
            List<Layer> features = List.of( // [N, 1, 28, 28]
                    new Convolution(picture.channels(), 32, 3, 1, SAME), new Activation(SILU), // [N, 32, 28, 28]
                    new Convolution(32, 48, 3, 2, SAME), new Activation(SILU), // [N, 48, 14, 14]
                    new Convolution(48, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 14, 14]
                    new Convolution(64, 96, 3, 2, SAME), new Activation(SILU), // [N, 96, 7, 7]
                    new Convolution(96, 96, 3, 1, SAME), new Activation(SILU), // [N, 96, 7, 7]
                    new Convolution(96, 64, 3, 2, SAME), new Activation(SILU), // [N, 64, 4, 4]
                    new Reshape(values), new Dense(values, 128), new Activation(RELU)); // [N, 128]
            return new Chain(shape(picture), features, List.of(new Dense(128, classes))); // [N, K]
        }
    },
    /** A classifier whose inner layers say how alike two pictures look; apart from the judge, so that it judges fairly. */
    TEACHER("teacher", 0) {
        @Override
        public Network create(PictureShape picture, int latent, int classes) {
            int values = 64 * Math.ceilDiv(picture.height(), 4) * Math.ceilDiv(picture.width(), 4);
            return new Chain(shape(picture),
                    List.of(new Convolution(picture.channels(), 32, 3, 2, SAME), new Activation(SILU),
                            new Convolution(32, 32, 3, 1, SAME), new Activation(SILU)), // [N, 32, 14, 14]
                    List.of(new Convolution(32, 64, 3, 2, SAME), new Activation(SILU),
                            new Convolution(64, 64, 3, 1, SAME), new Activation(SILU)), // [N, 64, 7, 7]
                    List.of(new Reshape(values), new Dense(values, 64), new Activation(SILU)), // [N, 64]
                    List.of(new Dense(64, classes))); // [N, K]
        }
    };

    /** The parts of pages that the restorer learns from, [C, H, W]. */
    public static final Shape PAGE = new Shape(3, 128, 128);
    /** The parts of overviews that the light is learned from, [C, H, W]. */
    public static final Shape OVERVIEW = new Shape(PageOverview.CHANNELS, LightPages.SIDE, LightPages.SIDE);
    /** What a page's height and width have to be multiples of. */
    public static final int PAGE_MULTIPLE = 16;

    private final String label;
    private final int latent;

    Architecture(String label, int latent) {
        this.label = label;
        this.latent = latent;
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

    /** For pictures whose height and width are multiples of 4. */
    private static Autoencoder convolutional(PictureShape picture, int latentSize, boolean variational) {
        int features = 128 * Math.ceilDiv(picture.height(), 8) * Math.ceilDiv(picture.width(), 8);
        int down = picture.height() / 4;
        int across = picture.width() / 4;
        List<Layer> trunk = List.of( // [N, 1, 28, 28]
                new Convolution(picture.channels(), 32, 3, 2, SAME), new Activation(SILU), // [N, 32, 14, 14]
                new Convolution(32, 64, 3, 2, SAME), new Activation(SILU), // [N, 64, 7, 7]
                new Convolution(64, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 7, 7]
                new Convolution(64, 128, 3, 2, SAME), new Activation(SILU), // [N, 128, 4, 4]
                new Reshape(features), // [N, 2048]
                new Dense(features, 128), new Activation(SILU)); // [N, 128]
        List<Layer> decoder = List.of( // [N, Z]
                new Dense(latentSize, 128), new Activation(SILU), // [N, 128]
                new Dense(128, 48 * down * across), new Activation(SILU), // [N, 2352]
                new Reshape(48, down, across), // [N, 48, 7, 7]
                new Convolution(48, 128, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 32, 14, 14]
                new Convolution(32, 64, 3, 1, SAME), new Activation(SILU), // [N, 64, 14, 14]
                new Convolution(64, 64, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU), // [N, 16, 28, 28]
                new Convolution(16, 16, 3, 1, SAME), new Activation(SILU), // [N, 16, 28, 28]
                new Convolution(16, picture.channels(), 3, 1, SAME), new Activation(SIGMOID)); // [N, 1, 28, 28]
        return new Autoencoder(shape(picture), latentSize, trunk, List.of(new Dense(128, latentSize)),
                variational ? new Dense(128, latentSize) : null, decoder);
    }

    /** Four convolutions of stride 2 and four transposed ones, for pictures whose sides are multiples of 16. */
    private static Autoencoder fourConvolutions(PictureShape picture, int latentSize, int... widths) {
        int down = picture.height() / 16;
        int across = picture.width() / 16;
        int features = widths[3] * down * across;
        List<Layer> trunk = List.of( // [N, 3, 96, 96]
                new Convolution(picture.channels(), widths[0], 3, 2, SAME), new Activation(RELU), // [N, widths[0], 48, 48]
                new Convolution(widths[0], widths[1], 3, 2, SAME), new Activation(RELU), // [N, widths[1], 24, 24]
                new Convolution(widths[1], widths[2], 3, 2, SAME), new Activation(RELU), // [N, widths[2], 12, 12]
                new Convolution(widths[2], widths[3], 3, 2, SAME), new Activation(RELU), // [N, widths[3], 6, 6]
                new Reshape(features));
        List<Layer> decoder = List.of( // [N, Z]
                new Dense(latentSize, features), new Activation(RELU), new Reshape(widths[3], down, across), // [N, widths[3], 6, 6]
                new TransposedConvolution(widths[3], widths[2]), new Activation(RELU), // [N, widths[2], 12, 12]
                new TransposedConvolution(widths[2], widths[1]), new Activation(RELU), // [N, widths[1], 24, 24]
                new TransposedConvolution(widths[1], widths[0]), new Activation(RELU), // [N, widths[0], 48, 48]
                new TransposedConvolution(widths[0], picture.channels()), new Activation(SIGMOID)); // [N, 3, 96, 96]
        return new Autoencoder(shape(picture), latentSize, trunk, List.of(new Dense(features, latentSize)), null, decoder);
    }

    /** How often {@link #scaled} doubles its picture: until no side is longer than 12 pixels. */
    private static int doublings(PictureShape picture) {
        return Math.max(picture.height(), picture.width()) <= 48 ? 2 : 3;
    }

    /** For pictures whose sides are multiples of 4, of 8 where one is longer than 48 pixels; {@code width} is a power of two, 16 or more. */
    private static Autoencoder scaled(PictureShape picture, int latentSize, int width, boolean variational) {
        int doublings = doublings(picture);
        int down = picture.height() >> doublings;
        int across = picture.width() >> doublings;
        int features = 4 * width * Math.ceilDiv(down, 2) * Math.ceilDiv(across, 2);
        int hidden = 4 * width;
        List<Layer> trunk = new ArrayList<>();
        int channels = picture.channels();
        for (int halving = 0; halving <= doublings; halving++) { // [N, 16, 14, 14], [N, 32, 7, 7], [N, 64, 4, 4]
            int next = halving == doublings ? 4 * width : width << Math.min(halving, 1);
            trunk.addAll(List.of(new Convolution(channels, next, 3, 2, SAME), new Activation(SILU)));
            channels = next;
        }
        trunk.addAll(List.of(new Reshape(features), new Dense(features, hidden), new Activation(SILU))); // [N, 64]
        int coarse = 3 * width / 2;
        List<Layer> decoder = new ArrayList<>(List.of( // [N, Z]
                new Dense(latentSize, hidden), new Activation(SILU), // [N, 64]
                new Dense(hidden, coarse * down * across), new Activation(SILU), // [N, 1176]
                new Reshape(coarse, down, across))); // [N, 24, 7, 7]
        channels = coarse;
        for (int doubling = 1; doubling <= doublings; doubling++) { // [N, 16, 14, 14], [N, 8, 28, 28]
            int next = doubling == doublings ? width / 2 : width;
            decoder.addAll(List.of(new Convolution(channels, 4 * next, 3, 1, SAME), new PixelShuffle(2), new Activation(SILU)));
            channels = next;
        }
        decoder.addAll(List.of(new Convolution(channels, channels, 3, 1, SAME), new Activation(SILU), // [N, 8, 28, 28]
                new Convolution(channels, picture.channels(), 3, 1, SAME), new Activation(SIGMOID))); // [N, 1, 28, 28]
        return new Autoencoder(shape(picture), latentSize, trunk, List.of(new Dense(hidden, latentSize)),
                variational ? new Dense(hidden, latentSize) : null, decoder);
    }

    private static Shape shape(PictureShape picture) {
        return new Shape(picture.channels(), picture.height(), picture.width());
    }

    private static Layer unflattened(PictureShape picture) {
        return new Reshape(picture.channels(), picture.height(), picture.width());
    }

    /** One item that it learns from where it is made by {@link #create()}, [C, H, W]. */
    public Shape item() {
        return this == RESTORER ? PAGE : this == LIGHT ? OVERVIEW : shape(usual());
    }

    /** Whether it can take pictures of a shape: strides and pixel shuffles need sides that are multiples of something. */
    public boolean suits(PictureShape picture) {
        int multiple = switch (this) {
            case FOUR_CONVOLUTIONS, FOUR_WIDE_CONVOLUTIONS -> 16;
            case RESIDUAL_VARIATIONAL -> 8;
            case CONVOLUTIONAL, CONVOLUTIONAL_VARIATIONAL, DENOISER -> 4;
            case SMALL, SMALL_VARIATIONAL, MIDDLE, MIDDLE_VARIATIONAL, LARGE, LARGE_VARIATIONAL -> 1 << doublings(picture);
            default -> 1;
        };
        return picture.height() % multiple == 0 && picture.width() % multiple == 0;
    }

    /** The shape of the pictures that it was made for. */
    private PictureShape usual() {
        return switch (this) {
            case FOUR_CONVOLUTIONS, FOUR_WIDE_CONVOLUTIONS -> new PictureShape(3, 96, 96);
            case RESIDUAL_VARIATIONAL -> new PictureShape(3, 32, 32);
            default -> new PictureShape(1, 28, 28);
        };
    }

    /**
     * A new network of this kind, without weights until {@link Autoencoder#initialise}.
     *
     * @param picture the shape of what it takes; restorer and light take pages whatever this is
     * @param latent  values of the latent, 1 or more; a network without one does not ask
     * @param classes how many a classifier tells apart; others do not ask
     */
    public abstract Network create(PictureShape picture, int latent, int classes);

    /** {@link #create(PictureShape, int, int)} for pictures of the shape that it was made for, its usual latent, and ten classes. */
    public Network create() {
        return create(usual(), latent, 10);
    }

    /** Values of the latent where nobody says how many; 0 for a network that has none. */
    public int latent() {
        return latent;
    }

    /** The name as a manifest spells it. */
    public String label() {
        return label;
    }
}
