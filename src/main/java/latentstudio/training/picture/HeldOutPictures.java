package latentstudio.training.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latentstudio.architecture.Network;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureSettings;
import latentstudio.image.PictureShape;
import latentstudio.model.TrainingEvent;

/** The pictures beside which a run shows what its network makes of them: one of each class first, {@value #MOST} at most. */
final class HeldOutPictures {
    private static final int MOST = 10;
    private static final PictureCodec CODEC = new PictureCodec(new PictureSettings() {
        @Override
        public long maxPixels() {
            return (long) PictureShape.LONGEST_SIDE * PictureShape.LONGEST_SIDE;
        }

        @Override
        public Duration maxWait() {
            return Duration.ZERO;
        }
    });

    private final List<Picture> pictures;
    private final PictureShape shape;

    /** @param classes how many there are, 0 for none */
    HeldOutPictures(LabelledPictures validation, int classes) {
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int label = 0; label < Math.min(classes, MOST); label++) {
            int wanted = label;
            IntStream.range(0, validation.count()).filter(i -> validation.label(i) == wanted).findFirst().ifPresent(chosen::add);
        }
        for (int i = 0; i < validation.count() && chosen.size() < MOST; i++) {
            chosen.add(i);
        }
        pictures = chosen.stream().map(validation::picture).toList();
        shape = validation.pictureShape();
    }

    /** All of them in one row. */
    byte[] png() {
        return png(pictures);
    }

    private static byte[] png(List<Picture> row) {
        return CODEC.png(Picture.sheet(row, row.size()));
    }

    /** What a network, an autoencoder, makes of them. */
    TrainingEvent reconstructed(Network network, int epoch, int step) {
        float[] values = new float[pictures.size() * shape.values()];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i).values(), 0, values, i * shape.values(), shape.values());
        }
        try (NDManager scope = network.parameters().getFirst().getArray().getManager().newSubManager()) {
            NDArray given = scope.create(values, new Shape(pictures.size(), shape.channels(), shape.height(), shape.width()));
            float[] made = network.forward(given, false).toFloatArray();
            List<Picture> row = new ArrayList<>();
            double[] errors = new double[pictures.size()];
            for (int i = 0; i < errors.length; i++) {
                row.add(shape.picture(Arrays.copyOfRange(made, i * shape.values(), (i + 1) * shape.values())));
                errors[i] = row.get(i).meanSquaredError(pictures.get(i));
            }
            return TrainingEvent.pictures(epoch, step, errors, png(row));
        }
    }
}
