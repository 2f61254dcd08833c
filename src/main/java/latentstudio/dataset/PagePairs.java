package latentstudio.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;

/**
 * Dirty pages beside the clean ones that they were made of, split so that what is measured was never seen: M. J.
 * Castro-Bleda, S. España-Boquera, F. Zamora-Martínez, <i>NoisyOffice</i>, UCI repository, 2015, in the numbering of
 * the contest "Denoising Dirty Documents". The pages of one text in one style share their clean page, so the split is by
 * text, never by file. Pages are grey, 1 for paper and 0 for ink.
 *
 * @param training pairs of the other texts and styles, by number
 * @param heldOut  pairs of the held-out text, whatever their style, by number
 * @param unpaired dirty pages without a clean one, by number
 * @param sha256   the SHA-256 of the list of the files' SHA-256 sums and names
 */
public record PagePairs(List<Pair> training, List<Pair> heldOut, List<Picture> unpaired, String sha256) {
    /** The text that {@link #read(Path)} holds out; the texts are 0, 1 and 2, and 0 comes without clean pages. */
    public static final int HELD_OUT_TEXT = 2;
    private static final int TEXTS = 3;
    private static final int FILES_OF_A_STYLE = 12;
    private static final long MOST_PIXELS = 64_000_000;

    /**
     * One dirty page and its clean one, of one size.
     *
     * @param number of the file, from 1
     */
    public record Pair(int number, Picture noisy, Picture clean) {
        /** The font and size: pages of one style look alike, from 0. */
        public int style() {
            return (number - 1) / FILES_OF_A_STYLE;
        }

        /** What is written: 0, 1 or 2. */
        public int text() {
            return (number - 1) % TEXTS;
        }
    }

    /** A folder's reader, which keeps the sums of what it read. */
    private record Reader(Path folder, PictureCodec codec, Checksums lists, StringBuilder sums) {
        Picture read(String name) throws IOException {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            sums.append(lists.require(name, bytes)).append("  ").append(name).append('\n');
            try {
                return codec.read(bytes);
            } catch (PictureException e) {
                throw new IOException("%s: expected a whole PNG picture, found a damaged one (%s); copy the file again"
                        .formatted(folder.resolve(name), e.getMessage()), e);
            }
        }

        /** The numbers of a sub-folder's files, ascending. */
        List<Integer> numbers(String name) throws IOException {
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                List<String> names = files.map(file -> file.getFileName().toString()).filter(file -> !file.startsWith(".")).toList();
                for (String file : names) {
                    if (!file.matches("[1-9]\\d{0,6}\\.png")) {
                        throw new IOException("%s: expected files named by number, like 7.png, found %s; rename or remove it"
                                .formatted(folder.resolve(name), file));
                    }
                }
                return names.stream().map(file -> Integer.valueOf(file.substring(0, file.length() - 4))).sorted().toList();
            } catch (NoSuchFileException | NotDirectoryException e) {
                throw new IOException("%s: expected the sub-folders noisy and clean, with files of the same names, found no %s; name the folder that has them"
                        .formatted(folder, name), e);
            }
        }
    }

    /** {@link #read(Path, int, Set)} with {@link #HELD_OUT_TEXT} held out and every style trained on. */
    public static PagePairs read(Path folder) throws IOException {
        return read(folder, HELD_OUT_TEXT, Set.of());
    }

    /**
     * Reads all pages.
     *
     * @param folder        with {@code noisy/n.png} and {@code clean/n.png}, and, if there are such, {@code unpaired/n.png}
     * @param heldOutText   0, 1 or 2: measured on, never trained on
     * @param heldOutStyles not trained on either, so that the held-out pairs of these styles are new in text and font;
     *                      their dirty backgrounds may not be
     * @throws IOException when the folder is not like that, a page has no partner of its size, a file is damaged, or no
     *                     pairs are left on either side of the split
     */
    public static PagePairs read(Path folder, int heldOutText, Set<Integer> heldOutStyles) throws IOException {
        Reader reader = new Reader(folder, new PictureCodec(new PictureLimits(MOST_PIXELS, Duration.ofMinutes(1))),
                new Checksums(folder), new StringBuilder());
        List<Integer> numbers = reader.numbers("noisy");
        List<Integer> clean = reader.numbers("clean");
        if (!numbers.equals(clean)) {
            String lonely = Stream.concat(numbers.stream().filter(n -> !clean.contains(n)).map(n -> "noisy/" + n + ".png"),
                    clean.stream().filter(n -> !numbers.contains(n)).map(n -> "clean/" + n + ".png")).limit(5)
                    .collect(Collectors.joining(", "));
            throw new IOException("%s: expected every page in both noisy and clean, found %s in one of them; add the partners or move those without to unpaired"
                    .formatted(folder, lonely));
        }
        List<Pair> training = new ArrayList<>();
        List<Pair> heldOut = new ArrayList<>();
        for (int number : numbers) {
            Pair pair = new Pair(number, reader.read("noisy/" + number + ".png"), reader.read("clean/" + number + ".png"));
            if (pair.noisy.width() != pair.clean.width() || pair.noisy.height() != pair.clean.height()) {
                throw new IOException("%s: expected two pages of one size, found %dx%d in noisy/%d.png and %dx%d in clean/%d.png; replace one"
                        .formatted(folder, pair.noisy.width(), pair.noisy.height(), number, pair.clean.width(), pair.clean.height(), number));
            }
            if (pair.text() == heldOutText) {
                heldOut.add(pair);
            } else if (!heldOutStyles.contains(pair.style())) {
                training.add(pair);
            }
        }
        if (training.isEmpty() || heldOut.isEmpty()) {
            throw new IOException("%s: expected pairs to train on and pairs of text %d to hold out, found %d and %d; add pages or hold out another text"
                    .formatted(folder, heldOutText, training.size(), heldOut.size()));
        }
        List<Picture> unpaired = new ArrayList<>();
        if (Files.isDirectory(folder.resolve("unpaired"))) {
            for (int number : reader.numbers("unpaired")) {
                unpaired.add(reader.read("unpaired/" + number + ".png"));
            }
        }
        return new PagePairs(List.copyOf(training), List.copyOf(heldOut), List.copyOf(unpaired),
                Checksums.of("SHA-256", reader.sums.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
