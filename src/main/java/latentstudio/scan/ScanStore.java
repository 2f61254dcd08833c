package latentstudio.scan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import latentstudio.job.JobFiles;

/**
 * The files of scans on the disk, whose pages are counted as {@link PageIndex} does: originals, each once, by the SHA-256 of their bytes; of each scan a folder a cleaned page
 * and the result. What has its name is whole: it was written under another one and renamed. Thread-safe, also with other
 * servers on the same folder.
 */
final class ScanStore {
    private static final String RESULT = "result";
    private static final String EDIT = "edit-";
    private static final String WISH = "wish-";
    private static final String SPLIT = "split-";
    private static final String GEOMETRY = "-geometry.json";
    private static final int BUFFER = 1 << 16;
    /** What the disk keeps free for whatever else is on it, bytes. */
    private static final long RESERVE = 256L << 20;

    private final Path originals;
    private final Path scans;
    private final Path unfinished;
    private final long most;

    /** Writes the pictures of a page, one after the other. */
    interface Pictures {
        void write(int picture, OutputStream out) throws IOException;

        /** What was read of a picture that was written, as JSON, or null. */
        default byte[] beside(int picture) throws IOException {
            return null;
        }

        /** What was done with the geometry of a picture that was written, as JSON; null where that is nothing. */
        default byte[] geometry(int picture) {
            return null;
        }
    }

    /**
     * @param folder made where it is missing, with the first file
     * @param most   bytes of all files together
     */
    ScanStore(Path folder, long most) {
        originals = folder.resolve("originals");
        scans = folder.resolve("scans");
        unfinished = folder.resolve("unfinished");
        this.most = most;
    }

    /**
     * Makes sure that there is room.
     *
     * @throws StorageFullException if there is none
     */
    void requireRoom(long bytes) throws IOException {
        Files.createDirectories(originals.getParent());
        long used = bytesOf(originals) + bytesOf(scans) + bytesOf(unfinished);
        if (used + bytes > most) {
            throw new StorageFullException("Expected room for %,d bytes, but %,d of the %,d that scans may take are taken; try again when older scans are gone, or delete yours."
                    .formatted(bytes, used, most));
        }
        long free = Files.getFileStore(originals.getParent()).getUsableSpace();
        if (free - bytes < RESERVE) {
            throw new StorageFullException("Expected room for %,d bytes, but the server's disk has %,d left; try again later, and tell whoever runs the server."
                    .formatted(bytes, free));
        }
    }

    /**
     * Keeps a file.
     *
     * @return its SHA-256
     */
    String keep(InputStream file) throws IOException {
        MessageDigest digest = sha256();
        Path part = write(out -> file.transferTo(new DigestOutputStream(out, digest)));
        String sum = HexFormat.of().formatHex(digest.digest());
        Files.createDirectories(originals);
        Files.move(part, original(sum), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return sum;
    }

    /** The file of this SHA-256. */
    Path original(String sha256) {
        return originals.resolve(sha256);
    }

    /**
     * Keeps the cleaned pictures of a page, all at once.
     *
     * @param version how it lies, see {@link #version}
     * @param count   of pictures; there may be none
     */
    void keepPage(UUID scan, int page, String version, int count, Pictures pictures) throws IOException {
        Files.createDirectories(unfinished);
        Path part = Files.createTempDirectory(unfinished, "page-");
        try {
            for (int picture = 0; picture < count; picture++) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part.resolve(picture + ".png")), BUFFER)) {
                    pictures.write(picture, out);
                }
                byte[] beside = pictures.beside(picture);
                if (beside != null) {
                    Files.write(part.resolve(picture + ".json"), beside);
                }
                byte[] geometry = pictures.geometry(picture);
                if (geometry != null) {
                    Files.write(part.resolve(picture + GEOMETRY), geometry);
                }
            }
            Files.createDirectories(scans.resolve(scan.toString()));
            Files.move(part, page(scan, page, version), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            JobFiles.deleteAll(part);
            if (!(e instanceof FileSystemException && Files.isDirectory(page(scan, page, version)))) { // else another server took this one for dead, and was faster
                throw e;
            }
        }
    }

    /** Forgets the cleaned pictures of a page that lies in one way, all at once. */
    void dropPage(UUID scan, int page, String version) throws IOException {
        Path dropped = unfinished().resolve("dropped-" + UUID.randomUUID());
        try {
            Files.move(page(scan, page, version), dropped, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException notClean) {
            return;
        }
        JobFiles.deleteAll(dropped);
    }

    /** Whether a page is clean as it is to lie now, or could not be cleaned. */
    boolean hasPage(UUID scan, int page) {
        return Files.isDirectory(page(scan, page));
    }

    /** A cleaned picture's file; it does not exist where the page came through as it was. */
    Path picture(UUID scan, int page, int picture) {
        return page(scan, page).resolve(picture + ".png");
    }

    /** What is kept beside a cleaned picture; the file does not exist where that is nothing. */
    Path beside(UUID scan, int page, int picture) {
        return page(scan, page).resolve(picture + ".json");
    }

    /** The folder of what is being made; what is left in it is deleted after a day. */
    Path unfinished() throws IOException {
        return Files.createDirectories(unfinished);
    }

    /** What was done with a picture's geometry; the file does not exist where nothing was asked for. */
    Path geometry(UUID scan, int page, int picture) {
        return page(scan, page).resolve(picture + GEOMETRY);
    }

    private Path page(UUID scan, int page) {
        return page(scan, page, version(scan, page));
    }

    private Path page(UUID scan, int page, String version) {
        return file(scan, "page-" + PageIndex.name(page) + version);
    }

    /** Names the way in which a page is to lie now, as a part of a file's name; empty where nobody said so for this page, and nothing was decided of a double one. */
    String version(UUID scan, int page) {
        byte[] wish = content(wish(scan, page));
        byte[] split = content(split(scan, page));
        if (wish.length + split.length == 0) {
            return "";
        }
        byte[] both = Arrays.copyOf(wish, wish.length + split.length);
        System.arraycopy(split, 0, both, wish.length, split.length);
        return "-" + UUID.nameUUIDFromBytes(both);
    }

    /** Nothing where there is no such file. */
    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new byte[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a visitor changed on a page; the file does not exist where that is nothing. */
    Path edit(UUID scan, int page) {
        return file(scan, EDIT + PageIndex.name(page) + ".json");
    }

    /** How a page is to lie; the file does not exist where nobody said so for this page. */
    Path wish(UUID scan, int page) {
        return file(scan, WISH + PageIndex.name(page) + ".json");
    }

    /** Whether a page, or the one that a page is a half of, is two; the file does not exist where that was not decided. */
    Path split(UUID scan, int page) {
        return file(scan, SPLIT + PageIndex.whole(page) + ".json");
    }

    /** The pages of which it was decided whether they are two. */
    List<Integer> decided(UUID scan) throws IOException {
        try (Stream<Path> files = Files.list(scans.resolve(scan.toString()))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(SPLIT))
                    .map(name -> Integer.valueOf(name.replaceAll("\\D", ""))).toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    /** A small file that is kept beside the pages of a scan; it need not exist. */
    Path file(UUID scan, String name) {
        return scans.resolve(scan.toString()).resolve(name);
    }

    /** Whether a visitor changed something on some page, or how one lies, so that the result is not what he wants. */
    boolean isChanged(UUID scan) throws IOException {
        try (Stream<Path> files = Files.list(scans.resolve(scan.toString()))) {
            return files.map(file -> file.getFileName().toString()).anyMatch(name -> name.startsWith(EDIT) || name.startsWith(WISH));
        }
    }

    /** How large a page is in some form; the file does not exist where nobody asked. @param version tells how it is now from all other ways */
    Path sizes(UUID scan, int page, String version) {
        return file(scan, "sizes-%s%s.json".formatted(PageIndex.name(page), version));
    }

    /** Keeps a small file beside the pages of a scan, in place of the one before. */
    void keep(Path file, ScanFile.Content content) throws IOException {
        Path part = write(content);
        Files.createDirectories(file.getParent());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps the result under its name. */
    void keepResult(UUID scan, String name, ScanFile.Content content) throws IOException {
        Path part = write(content);
        Path folder = scans.resolve(scan.toString()).resolve(RESULT);
        Files.createDirectories(folder);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean hasResult(UUID scan) throws IOException {
        try {
            return Files.exists(result(scan));
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    /** @throws NoSuchFileException if there is none yet */
    Path result(UUID scan) throws IOException {
        try (Stream<Path> files = Files.list(scans.resolve(scan.toString()).resolve(RESULT))) {
            return files.findFirst().orElseThrow(() -> new NoSuchFileException("result of " + scan));
        }
    }

    /** Deletes all that was made of a scan; the originals go with {@link #deleteOriginals}. */
    void delete(UUID scan) throws IOException {
        JobFiles.deleteAll(scans.resolve(scan.toString()));
    }

    /** The SHA-256 sums of originals that came before a moment. */
    List<String> originalsBefore(Instant moment) throws IOException {
        return namesBefore(originals, moment);
    }

    void deleteOriginal(String sha256) throws IOException {
        Files.deleteIfExists(original(sha256));
    }

    /** Deletes what was begun before a moment and never got its name: its writer was killed. */
    void deleteUnfinishedBefore(Instant moment) throws IOException {
        for (String name : namesBefore(unfinished, moment)) {
            JobFiles.deleteAll(unfinished.resolve(name));
        }
    }

    /** The scans whose folders did not change since a moment. */
    List<UUID> scansBefore(Instant moment) throws IOException {
        return namesBefore(scans, moment).stream().map(UUID::fromString).toList();
    }

    private Path write(ScanFile.Content content) throws IOException {
        Files.createDirectories(unfinished);
        Path part = Files.createTempFile(unfinished, "file-", null);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
            content.to(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return part;
    }

    private static List<String> namesBefore(Path folder, Instant moment) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> changed(file).isBefore(moment)).map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private static long bytesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> {
                try {
                    return Files.size(file);
                } catch (IOException gone) {
                    return 0;
                }
            }).sum();
        } catch (UncheckedIOException goneMeanwhile) {
            return 0;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
