package latentstudio.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;
import latentstudio.restore.ScreenScale;

/**
 * What is kept beside the pages of a scan so that they can be looked through: what cleaning did to each, a small picture of it,
 * and the order in which they are taken home. Pages are counted from 0. Thread-safe.
 */
final class ScanStack {
    /** Of a small picture, pixels. */
    private static final int LONGEST = 240;
    private static final String ORDER = "order.json";

    private final PageCodec codec;
    private final ScanStore store;
    private final ObjectMapper json;

    ScanStack(PageCodec codec, ScanStore store, ObjectMapper json) {
        this.codec = codec;
        this.store = store;
        this.json = json;
    }

    /** @param version how the page lies, see {@link ScanStore#version} */
    void keep(UUID scan, int index, String version, Page original, Page cleaned) throws IOException {
        byte[] finding = json.writeValueAsBytes(PageFinding.of(original, cleaned));
        store.keep(store.file(scan, finding(index, version)), out -> out.write(finding));
        Page small = new ScreenScale(Math.ceilDiv(Math.max(cleaned.width(), cleaned.height()), LONGEST)).shown(cleaned, 0, 0);
        store.keep(store.file(scan, small(index, version)), out -> codec.write(small, PageFormat.JPEG, out));
    }

    /** What cleaning did to a page; null where it is not clean. */
    PageFinding finding(UUID scan, int index) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(store.file(scan, finding(index, store.version(scan, index)))), PageFinding.class);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** @throws NoSuchFileException where it is not clean */
    ScreenScale.Shown thumbnail(UUID scan, int index) throws IOException {
        return new ScreenScale.Shown(PageFormat.JPEG, Files.readAllBytes(store.file(scan, small(index, store.version(scan, index)))));
    }

    /** The pages that are taken home; all, as they came, where nobody said otherwise. */
    List<Integer> order(UUID scan, int pages) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(store.file(scan, ORDER)), new TypeReference<>() { });
        } catch (NoSuchFileException asTheyCame) {
            return asTheyCame(pages);
        }
    }

    void order(UUID scan, List<Integer> wanted, int pages) throws IOException {
        if (wanted.equals(asTheyCame(pages))) {
            Files.deleteIfExists(store.file(scan, ORDER));
        } else {
            byte[] order = json.writeValueAsBytes(wanted);
            store.keep(store.file(scan, ORDER), out -> out.write(order));
        }
    }

    private static List<Integer> asTheyCame(int pages) {
        return IntStream.range(0, pages).boxed().toList();
    }

    private static String finding(int index, String version) {
        return "finding-" + index + version + ".json";
    }

    private static String small(int index, String version) {
        return "small-" + index + version + ".jpg";
    }
}
