package latentstudio.inside;

import java.util.List;
import latentstudio.inference.Timing;

/**
 * Every layer of a model with its maps for one picture.
 *
 * @param model  the model's id
 * @param layers encoder and decoder, or denoiser, each beginning with what it is given
 * @param timing what it cost
 */
public record LayerMaps(String model, List<LayerView> layers, Timing timing) {
    /**
     * One layer.
     *
     * @param part       {@code encoder}, {@code decoder} or {@code denoiser}
     * @param kind       {@code input}, {@code convolution}, {@code transposed-convolution}, {@code dense}, {@code pixel-shuffle},
     *                   {@code sum} or {@code resize}
     * @param output     what the graph calls it, where it is one of those that the graph is asked for; else null
     * @param inputs     numbers of the layers that it takes
     * @param maps       how many it has; numbers in a row are one map of one row
     * @param kernel     side of a window; 1 where there is none
     * @param stride     pixels from one window to the next
     * @param parameters how many numbers it has learned
     * @param shown      how many of the maps come, the first ones
     * @param scale      the largest absolute value of all its maps
     * @param samples    [shown, height, width], signed bytes, ±127 at the scale, compressed (RFC 1950); base64 in JSON
     */
    public record LayerView(String part, String kind, Activation activation, String output, int[] inputs, int maps, int height, int width,
                            int kernel, int stride, int parameters, int shown, float scale, byte[] samples) {
    }
}
