package latentstudio.figures;

import java.util.List;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.inference.ServedModel;

/**
 * Some test pictures and what a model makes of them.
 *
 * @param indexes         of the pictures in the test split
 * @param labels          numbers of their classes
 * @param originals       as the model was given them
 * @param reconstructions of the same size
 * @param errors          mean squared errors, values of pixels in 0..1
 * @param measured        how many of the test split were considered
 * @param total           how many it has
 */
record PictureRows(List<Integer> indexes, int[] labels, List<Picture> originals, List<Picture> reconstructions, double[] errors,
                   int measured, int total) {
    /** Encodes and decodes the pictures of these indexes; none are fine. */
    static PictureRows of(ServedModel model, LabelledPictures test, List<Integer> indexes, int measured) {
        List<Picture> originals = indexes.stream().map(test::picture).toList();
        List<Picture> made = indexes.isEmpty() ? List.of() : reconstructions(model, originals);
        return new PictureRows(indexes, indexes.stream().mapToInt(test::label).toArray(), originals, made,
                IntStream.range(0, made.size()).mapToDouble(i -> originals.get(i).meanSquaredError(made.get(i))).toArray(),
                measured, test.count());
    }

    private static List<Picture> reconstructions(ServedModel model, List<Picture> originals) {
        int pixels = originals.getFirst().values().length;
        float[] values = new float[originals.size() * pixels];
        for (int i = 0; i < originals.size(); i++) {
            System.arraycopy(originals.get(i).values(), 0, values, i * pixels, pixels);
        }
        return model.pictures(List.of(model.encode(values).rows(model.manifest().latent().size())));
    }
}
