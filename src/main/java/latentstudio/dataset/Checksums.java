package latentstudio.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The lists of checksums in a folder of data, {@code SHA256SUMS} and {@code MD5SUMS}, each line a sum and a name. */
final class Checksums {
    private static final Map<String, String> LISTS = Map.of("SHA256SUMS", "SHA-256", "MD5SUMS", "MD5");

    private final Path folder;
    private final Map<String, Map<String, String>> listed = new LinkedHashMap<>();

    /** @throws IOException when a list cannot be read; there need not be one */
    Checksums(Path folder) throws IOException {
        this.folder = folder;
        for (String list : LISTS.keySet()) {
            Map<String, String> sums = new LinkedHashMap<>();
            if (Files.isRegularFile(folder.resolve(list))) {
                for (String line : Files.readAllLines(folder.resolve(list))) {
                    String[] parts = line.strip().split("\\s+[*]?", 2); // '*' marks a binary file
                    if (parts.length == 2) {
                        sums.put(parts[1], parts[0].toLowerCase(Locale.ROOT));
                    }
                }
            }
            listed.put(list, sums);
        }
    }

    /**
     * Compares a file with the lists.
     *
     * @param name  as the lists spell it, relative to their folder
     * @param bytes the whole file
     * @return its SHA-256
     * @throws IOException when a list names another sum
     */
    String require(String name, byte[] bytes) throws IOException {
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            String expected = listed.get(list.getKey()).get(name);
            String found = expected == null ? null : of(list.getValue(), bytes);
            if (expected != null && !expected.equals(found)) {
                throw new IOException("%s: expected %s %s as %s lists it, found %s; copy the file again"
                        .formatted(folder.resolve(name), list.getValue(), expected, list.getKey(), found));
            }
        }
        return of("SHA-256", bytes);
    }

    /** The sum of a file, which is not held in memory. */
    static String ofFile(String algorithm, Path file) throws IOException {
        MessageDigest digest = digest(algorithm);
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] block = new byte[1 << 16];
            while (bytes.read(block) >= 0) {
                // the stream updates the digest
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The sum of some bytes, in lower-case hexadecimal. */
    static String of(String algorithm, byte[]... parts) {
        MessageDigest digest = digest(algorithm);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("this JVM lacks " + algorithm, e));
        }
    }
}
