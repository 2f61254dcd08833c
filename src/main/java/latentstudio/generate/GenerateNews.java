package latentstudio.generate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import latentstudio.image.Picture;
import latentstudio.inference.Timing;

/**
 * What the screen is told of the samples that it asked for.
 *
 * @param width  of a picture, pixels
 * @param height of a picture, pixels
 * @param sheets one for each way that was asked for
 * @param timing of all of them
 */
record GenerateNews(int width, int height, List<Sheet> sheets, Timing timing) {
    /**
     * The samples of one way.
     *
     * @param sampling the way, see {@link latentstudio.latent.Sampling#label}
     * @param labels   [N]
     * @param latents  [N][Z], little-endian single-precision numbers; base64 in JSON
     * @param pictures [N][H * W], 0 paper to 255 ink; base64 in JSON
     */
    record Sheet(String sampling, int[] labels, byte[] latents, byte[] pictures) {
        static Sheet of(Generation made) {
            ByteBuffer latents = ByteBuffer.allocate(Float.BYTES * made.latents().length * made.latents()[0].length).order(ByteOrder.LITTLE_ENDIAN);
            for (float[] latent : made.latents()) {
                for (float value : latent) {
                    latents.putFloat(value);
                }
            }
            ByteBuffer pictures = ByteBuffer.allocate(made.pictures().size() * made.pictures().getFirst().values().length);
            made.pictures().forEach(picture -> pictures.put(picture.toBytes()));
            return new Sheet(made.request().sampling().label(), made.labels(), latents.array(), pictures.array());
        }
    }

    static GenerateNews of(List<Generation> made) {
        Picture first = made.getFirst().pictures().getFirst();
        return new GenerateNews(first.width(), first.height(), made.stream().map(Sheet::of).toList(),
                made.stream().map(Generation::timing).reduce(Timing::plus).orElseThrow());
    }
}
