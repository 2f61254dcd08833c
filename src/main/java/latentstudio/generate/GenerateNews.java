package latentstudio.generate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import latentstudio.inference.Timing;
import latentstudio.ui.Pixels;

/**
 * What the screen is told of the samples that it asked for.
 *
 * @param sheets one for each way that was asked for
 * @param timing of all of them
 */
record GenerateNews(List<Sheet> sheets, Timing timing) {
    /**
     * The samples of one way.
     *
     * @param sampling the way, see {@link latentstudio.latent.Sampling#label}
     * @param labels   [N]
     * @param latents  [N][Z], little-endian single-precision numbers; base64 in JSON
     * @param pictures N of them
     */
    record Sheet(String sampling, int[] labels, byte[] latents, Pixels pictures) {
        static Sheet of(Generation made) {
            ByteBuffer latents = ByteBuffer.allocate(Float.BYTES * made.latents().length * made.latents()[0].length).order(ByteOrder.LITTLE_ENDIAN);
            for (float[] latent : made.latents()) {
                for (float value : latent) {
                    latents.putFloat(value);
                }
            }
            return new Sheet(made.request().sampling().label(), made.labels(), latents.array(), Pixels.of(made.pictures()));
        }
    }

    static GenerateNews of(List<Generation> made) {
        return new GenerateNews(made.stream().map(Sheet::of).toList(),
                made.stream().map(Generation::timing).reduce(Timing::plus).orElseThrow());
    }
}
