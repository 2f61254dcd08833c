package latentstudio.learn;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;
import latentstudio.job.JobFiles;
import latentstudio.model.GraphSpec;

/**
 * The pictures that were brought, on the disk: each read once, made small and kept as a PNG under its number, so that no name that
 * somebody else chose is ever a path. What is held in memory is one file and one picture. Thread-safe.
 */
final class BroughtStore {
    /** Fewer leave nothing to hold out. */
    static final int FEWEST = 12;
    /** Of each class two are learned from, one is held out and one tested on. */
    static final int FEWEST_OF_CLASS = 4;
    private static final int MOST_CLASSES = 64;
    /** The shorter side of what is kept; twice that of the largest picture that a network here takes. */
    private static final int KEPT_SIDE = 192;
    private static final int MOST_NAMED = 12;
    /** Files beside the pictures that a ZIP may hold. */
    private static final int OTHERS = 1_000;
    private static final int SHEET_COLUMNS = 15;
    private static final String LIST = "brought.json";

    private final Path folder;
    private final PictureCodec codec;
    private final LearnSettings settings;
    private final ObjectMapper json;

    BroughtStore(Path folder, PictureCodec codec, LearnSettings settings, ObjectMapper json) {
        this.folder = folder;
        this.codec = codec;
        this.settings = settings;
        this.json = json;
    }

    /** What {@value #LIST} tells. */
    private record Listed(List<BroughtPicture> pictures, int duplicates, List<String> unread, int unreadable) {
    }

    /** A file that was sent. */
    record Sent(String name, Path file) {
    }

    /**
     * Takes files: pictures, and ZIP archives of pictures.
     *
     * @throws UnsuitableTrainingException if they are too many or too large
     */
    Brought take(List<Sent> files) throws IOException {
        UUID id = UUID.randomUUID();
        Path into = Files.createDirectories(folder.resolve(id.toString()));
        try {
            Intake intake = new Intake(into);
            for (Sent sent : files) {
                intake.take(sent);
            }
            json.writeValue(into.resolve(LIST).toFile(), new Listed(intake.pictures, intake.duplicates, intake.unread, intake.unreadable));
            return find(id);
        } catch (IOException | RuntimeException e) {
            delete(id);
            throw e;
        }
    }

    /** One visitor's files, one after the other. */
    private final class Intake {
        private final Path into;
        private final List<BroughtPicture> pictures = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private final Set<String> sums = new HashSet<>();
        private int duplicates;
        private int unreadable;
        private long bytes;

        Intake(Path into) {
            this.into = into;
        }

        void take(Sent sent) throws IOException {
            try (InputStream in = Files.newInputStream(sent.file())) {
                byte[] start = in.readNBytes(4);
                if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5)) {
                    takeArchive(sent);
                    return;
                }
            }
            try (InputStream in = Files.newInputStream(sent.file())) {
                take(sent.name(), in);
            }
        }

        private void takeArchive(Sent sent) throws IOException {
            try (ZipFile zip = new ZipFile(sent.file().toFile())) {
                if (zip.size() > settings.maxPictures() + OTHERS) {
                    throw new UnsuitableTrainingException("Expected a ZIP of at most %,d pictures, got one of %,d files; leave some out."
                            .formatted(settings.maxPictures(), zip.size()));
                }
                for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                    ZipEntry entry = entries.nextElement();
                    if (!entry.isDirectory() && !isHidden(entry.getName())) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            take(entry.getName(), in);
                        } catch (ZipException damaged) {
                            leaveOut(entry.getName(), "it is damaged in the ZIP");
                        }
                    }
                }
            } catch (ZipException damaged) {
                throw new UnsuitableTrainingException("Expected a whole ZIP, but %s is damaged or cut off; pack it again.".formatted(shown(sent.name())));
            }
        }

        private void take(String name, InputStream in) throws IOException {
            long most = settings.maxPictureSize().asLongValue();
            byte[] file = in.readNBytes(Math.toIntExact(most + 1));
            bytes += file.length;
            if (file.length > most) {
                throw new UnsuitableTrainingException("Expected pictures of at most %,d bytes, but %s has more; use a smaller one, or leave it out."
                        .formatted(most, shown(name)));
            }
            if (bytes > settings.maxPicturesSize().asLongValue()) {
                throw new UnsuitableTrainingException("Expected pictures of at most %,d bytes together, got more; leave some out, or make them smaller."
                        .formatted(settings.maxPicturesSize().asLongValue()));
            }
            if (pictures.size() == settings.maxPictures()) {
                throw new UnsuitableTrainingException("Expected at most %,d pictures, got more; leave some out.".formatted(settings.maxPictures()));
            }
            try {
                keep(name, codec.read(file));
            } catch (PictureException e) {
                if (e.isBusy()) {
                    throw e;
                }
                leaveOut(name, e.getMessage());
            }
        }

        private void keep(String name, Picture picture) throws IOException {
            double scale = Math.min(1, (double) KEPT_SIDE / Math.min(picture.width(), picture.height()));
            byte[] png = codec.png(picture.resize(Math.max(1, (int) Math.round(picture.width() * scale)),
                    Math.max(1, (int) Math.round(picture.height() * scale))));
            if (!sums.add(GraphSpec.sha256Of(png))) {
                duplicates++;
                return;
            }
            Files.write(file(into, pictures.size()), png);
            pictures.add(new BroughtPicture(shown(name), groupOf(name), picture.width(), picture.height(), picture.isGrey()));
        }

        private void leaveOut(String name, String why) {
            unreadable++;
            if (unread.size() < MOST_NAMED) {
                unread.add(shown(name) + ": " + why);
            }
        }
    }

    private static boolean isHidden(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") && !part.equals(".") && !part.equals("..") || part.equals("__MACOSX"));
    }

    /** The name of the folder that a file is in, without those above it. */
    private static String groupOf(String name) {
        String[] parts = name.replace('\\', '/').split("/");
        return parts.length < 2 || parts[parts.length - 2].matches("\\.*") ? "" : shown(parts[parts.length - 2]).strip();
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? "…" + plain.substring(plain.length() - 60) : plain;
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("%06d.png".formatted(number));
    }

    /**
     * What was brought.
     *
     * @throws UnknownTrainingException if there is nothing of this id
     */
    Brought find(UUID id) {
        Listed listed = listed(id);
        List<BroughtPicture> pictures = listed.pictures;
        Map<String, Integer> classes = classes(pictures);
        return new Brought(id, pictures.size(), classes, pictures.stream().mapToInt(one -> Math.min(one.width(), one.height())).min().orElse(0),
                pictures.stream().mapToInt(one -> Math.max(one.width(), one.height())).max().orElse(0),
                (int) pictures.stream().filter(BroughtPicture::grey).count(), listed.duplicates, listed.unread, listed.unreadable, problem(pictures, classes));
    }

    private static String problem(List<BroughtPicture> pictures, Map<String, Integer> classes) {
        if (pictures.isEmpty()) {
            return "Expected pictures, got none that can be read; bring PNG or JPEG files, or a ZIP of them.";
        }
        if (pictures.size() < FEWEST) {
            return "Expected at least %d different pictures, got %d; bring more.".formatted(FEWEST, pictures.size());
        }
        return classes.entrySet().stream().filter(one -> one.getValue() < FEWEST_OF_CLASS).findFirst()
                .map(one -> "Expected at least %d pictures in each folder, got %d in “%s”; bring more of them, or leave that folder out."
                        .formatted(FEWEST_OF_CLASS, one.getValue(), one.getKey())).orElse(null);
    }

    /** Folders are classes where every picture is in one, and there are some, but not too many. */
    private static Map<String, Integer> classes(List<BroughtPicture> pictures) {
        Map<String, Integer> groups = pictures.stream().collect(Collectors.toMap(BroughtPicture::group, one -> 1, Integer::sum, TreeMap::new));
        return groups.containsKey("") || groups.size() < 2 || groups.size() > MOST_CLASSES ? Map.of() : groups;
    }

    /** The pictures with their numbers, in the order in which they came. */
    List<BroughtPicture> pictures(UUID id) {
        return listed(id).pictures;
    }

    /** One picture as it was kept. */
    Picture picture(UUID id, int number) throws IOException {
        return codec.read(Files.readAllBytes(file(folder.resolve(id.toString()), number)));
    }

    /** Some of the pictures as a network would see them, a PNG; spread over all of them. */
    byte[] sheet(UUID id, PicturePreparation preparation, int most) throws IOException {
        int count = listed(id).pictures.size();
        if (count == 0) {
            throw new UnknownTrainingException("Expected pictures that can be shown, got none; bring others.");
        }
        int shown = Math.min(most, count);
        List<Picture> tiles = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            tiles.add(preparation.apply(picture(id, (int) ((long) i * count / shown))));
        }
        return codec.png(Picture.sheet(OwnDataSet.asSeen(tiles), Math.min(SHEET_COLUMNS, shown)));
    }

    private Listed listed(UUID id) {
        Path list = folder.resolve(id.toString()).resolve(LIST);
        try {
            if (!Files.isRegularFile(list)) {
                throw new UnknownTrainingException("Expected pictures that were brought, got '%s', which are not here any more; bring them again.".formatted(id));
            }
            return json.readValue(list.toFile(), new TypeReference<>() { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(UUID id) throws IOException {
        JobFiles.deleteAll(folder.resolve(id.toString()));
    }

    /** What was brought before a moment. */
    List<UUID> before(Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<UUID> old = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path one : folders.toList()) {
                if (Files.getLastModifiedTime(one).toInstant().isBefore(moment)) {
                    old.add(UUID.fromString(one.getFileName().toString()));
                }
            }
        }
        return old;
    }
}
