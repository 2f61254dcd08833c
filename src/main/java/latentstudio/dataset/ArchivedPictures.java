package latentstudio.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;
import latentstudio.image.PictureShape;

/** JPEG or PNG pictures of one shape in a ZIP archive, in the order of their names. */
record ArchivedPictures(Path file, PictureShape shape) implements PictureFile {
    @Override
    public int count() throws IOException {
        try (ZipFile archive = open()) {
            return entries(archive).size();
        }
    }

    @Override
    public boolean hasLabels() {
        return false;
    }

    @Override
    public LabelledPictures read() throws IOException {
        try (ZipFile archive = open()) {
            List<ZipEntry> entries = entries(archive);
            PictureCodec codec = codec();
            Iterator<ZipEntry> left = entries.iterator();
            Enumeration<InputStream> decoded = new Enumeration<>() { // one at a time, since all of them may be gigabytes
                @Override
                public boolean hasMoreElements() {
                    return left.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    return new ByteArrayInputStream(decode(codec, archive, left.next()));
                }
            };
            try (InputStream values = new SequenceInputStream(decoded)) {
                return LabelledPictures.of(Idx.values(file, values, Math.multiplyExact(entries.size(), shape.values())),
                        new byte[entries.size()], shape);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public byte[] picture(int number) throws IOException {
        try (ZipFile archive = open()) {
            return decode(codec(), archive, entries(archive).get(number));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ZipFile open() throws IOException {
        PictureFile.requireHere(file);
        try {
            return new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new IOException("%s: expected a ZIP archive of pictures, found something else (%s); copy it again".formatted(file, e.getMessage()), e);
        }
    }

    private List<ZipEntry> entries(ZipFile archive) throws IOException {
        List<ZipEntry> entries = archive.stream().<ZipEntry>map(entry -> entry).filter(entry -> !entry.isDirectory()
                && entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)")).sorted(Comparator.comparing(ZipEntry::getName)).toList();
        if (entries.isEmpty()) {
            throw new IOException("%s: expected JPEG or PNG pictures, found none; copy it again".formatted(file));
        }
        return entries;
    }

    private PictureCodec codec() {
        return new PictureCodec(new PictureLimits((long) shape.height() * shape.width(), Duration.ZERO));
    }

    private byte[] decode(PictureCodec codec, ZipFile archive, ZipEntry entry) {
        try (InputStream in = archive.getInputStream(entry)) {
            Picture picture = codec.read(in.readAllBytes());
            Picture converted = shape.channels() == 1 ? picture.luminance() : picture.inColour();
            if (converted.width() != shape.width() || converted.height() != shape.height()) {
                throw new IOException("%s: expected pictures of %dx%d pixels, found %s of %dx%d; scale all to one size first".formatted(file,
                        shape.width(), shape.height(), entry.getName(), picture.width(), picture.height()));
            }
            return converted.toBytes();
        } catch (PictureException e) {
            throw new UncheckedIOException(new IOException("%s: expected a whole picture in %s, found a damaged one (%s); copy the archive again"
                    .formatted(file, entry.getName(), e.getMessage()), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
