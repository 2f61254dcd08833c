package latentstudio.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;

/**
 * A folder of PNG and JPEG files, read to grey bytes; hidden files and those of other kinds are passed over.
 *
 * @param pictures in the order of classes and names
 * @param classes  the names of the sub-folders, or empty without them
 * @param coloured how many files are stored in colour
 * @param sha256   the SHA-256 of the list of the files' SHA-256 sums and names
 */
record PictureFolder(LabelledPictures pictures, List<String> classes, int coloured, String sha256) {
    private static final int MOST_CLASSES = 256;

    private record Size(int width, int height, boolean coloured) {
        boolean isLike(Size other) {
            return width == other.width && height == other.height;
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** @throws IOException when pictures are missing, damaged or not all of 28x28 pixels */
    static PictureFolder read(Path folder) throws IOException {
        List<Path> loose = list(folder, PictureFolder::isPicture);
        List<Path> classes = list(folder, Files::isDirectory);
        if (loose.isEmpty() == classes.isEmpty()) {
            throw new IOException(loose.isEmpty()
                    ? ("%s: expected PNG or JPEG files, sub-folders of them, or IDX files named like "
                        + "train-images-idx3-ubyte.gz; found none").formatted(folder)
                    : ("%s: expected pictures or sub-folders of classes, found both (%s and %s); move the pictures into "
                        + "sub-folders").formatted(folder, loose.getFirst().getFileName(), classes.getFirst().getFileName()));
        }
        if (classes.size() > MOST_CLASSES) {
            throw new IOException("%s: expected at most %d sub-folders, one for each class, found %d"
                    .formatted(folder, MOST_CLASSES, classes.size()));
        }
        List<Path> files = new ArrayList<>(loose);
        List<Integer> labels = new ArrayList<>(loose.stream().map(file -> 0).toList());
        for (int label = 0; label < classes.size(); label++) {
            List<Path> members = list(classes.get(label), PictureFolder::isPicture);
            if (members.isEmpty()) {
                throw new IOException("%s: expected the PNG or JPEG files of one class, found none; add some or remove the folder"
                        .formatted(classes.get(label)));
            }
            files.addAll(members);
            for (int i = 0; i < members.size(); i++) {
                labels.add(label);
            }
        }
        int coloured = requireSize(folder, files);
        return decode(folder, files, labels, classes.stream().map(path -> path.getFileName().toString()).toList(), coloured);
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).filter(wanted).sorted().toList();
        }
    }

    private static boolean isPicture(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
    }

    /** @return how many files are stored in colour */
    private static int requireSize(Path folder, List<Path> files) throws IOException {
        Size first = size(files.getFirst());
        int coloured = 0;
        for (Path file : files) {
            Size size = size(file);
            if (!size.isLike(first)) {
                throw new IOException("%s: expected pictures of one size, found %s of %s and %s of %s pixels; scale all to %dx%d first"
                        .formatted(folder, folder.relativize(files.getFirst()), first, folder.relativize(file), size,
                                OwnPictures.SIDE, OwnPictures.SIDE));
            }
            coloured += size.coloured ? 1 : 0;
        }
        if (first.width != OwnPictures.SIDE || first.height != OwnPictures.SIDE) {
            throw new IOException("%s: expected pictures of %dx%d pixels, found %s (%s and all others); scale them first"
                    .formatted(folder, OwnPictures.SIDE, OwnPictures.SIDE, first, folder.relativize(files.getFirst())));
        }
        return coloured;
    }

    /** From the header, before anything is decoded. */
    private static Size size(Path file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("%s: expected a PNG or JPEG picture, found something else; remove or replace it"
                        .formatted(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                ImageTypeSpecifier type = reader.getRawImageType(0);
                return new Size(reader.getWidth(0), reader.getHeight(0),
                        type != null && type.getColorModel().getNumColorComponents() > 1);
            } catch (RuntimeException | IOException e) {
                // ImageIO's readers answer damaged headers with unchecked exceptions too
                throw damaged(file, e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static PictureFolder decode(Path folder, List<Path> files, List<Integer> labels, List<String> classes,
                                        int coloured) throws IOException {
        PictureCodec codec = new PictureCodec(new PictureLimits(OwnPictures.SIDE * OwnPictures.SIDE, Duration.ZERO));
        Checksums lists = new Checksums(folder);
        int size = OwnPictures.SIDE * OwnPictures.SIDE;
        byte[] pixels = new byte[Math.multiplyExact(files.size(), size)];
        byte[] numbers = new byte[files.size()];
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            byte[] bytes = Files.readAllBytes(files.get(i));
            String name = folder.relativize(files.get(i)).toString().replace('\\', '/');
            sums.append(lists.require(name, bytes)).append("  ").append(name).append('\n');
            try {
                System.arraycopy(codec.read(bytes).luminance().toBytes(), 0, pixels, i * size, size);
            } catch (PictureException e) {
                throw damaged(files.get(i), e);
            }
            numbers[i] = labels.get(i).byteValue();
        }
        return new PictureFolder(LabelledPictures.of(pixels, numbers, OwnPictures.SHAPE), classes, coloured,
                Checksums.of("SHA-256", sums.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static IOException damaged(Path file, Exception cause) {
        return new IOException("%s: expected a whole PNG or JPEG picture, found a damaged one (%s); remove or replace it"
                .formatted(file, cause.getMessage()), cause);
    }
}
