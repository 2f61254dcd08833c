package latentstudio.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import latentstudio.image.PictureShape;

/** Pictures in an IDX file: [N, H, W], or [N, 3, H, W] in colour. */
record IdxPictures(Path file, PictureShape shape) implements PictureFile {
    @Override
    public int count() throws IOException {
        return count(Idx.lengths(file, Idx.PICTURES));
    }

    private int count(int[] lengths) throws IOException {
        int[] expected = shape.channels() == 1 ? new int[] {lengths[0], shape.height(), shape.width()}
                : new int[] {lengths[0], shape.channels(), shape.height(), shape.width()};
        if (!Arrays.equals(lengths, expected)) {
            throw new IOException("%s: expected pictures of the shape %s, so the axes %s, got %s; correct the shape in %s, or the file"
                    .formatted(file, shape, Arrays.toString(expected), Arrays.toString(lengths), DataSetFolder.FILE));
        }
        return lengths[0];
    }

    @Override
    public boolean hasLabels() {
        return false;
    }

    @Override
    public LabelledPictures read() throws IOException {
        Idx idx = Idx.read(file, Idx.PICTURES);
        return LabelledPictures.of(idx.values(), new byte[count(idx.lengths())], shape);
    }

    @Override
    public byte[] picture(int number) throws IOException {
        return Idx.part(file, (long) number * shape.values(), shape.values(), Idx.PICTURES);
    }
}
