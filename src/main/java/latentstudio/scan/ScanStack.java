package latentstudio.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.image.Page;
import latentstudio.image.PageCodec;
import latentstudio.image.PageFormat;
import latentstudio.restore.ScreenScale;

/**
 * What is kept beside the pages of a scan so that they can be looked through: what cleaning did to each, a small picture of it,
 * and the order in which they are taken home. Pages are counted as {@link PageIndex} does. Thread-safe.
 */
final class ScanStack {
    /** Of a small picture, pixels. */
    private static final int LONGEST = 240;
    private static final String ORDER = "order.json";

    private final PageCodec codec;
    private final ScanStore store;
    private final ScanGeometry geometry;
    private final ObjectMapper json;

    ScanStack(PageCodec codec, ScanStore store, ScanGeometry geometry, ObjectMapper json) {
        this.codec = codec;
        this.store = store;
        this.geometry = geometry;
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
    List<Integer> order(UUID scan, ScanOrder order) throws IOException {
        Map<Integer, Split> split = geometry.split(scan, order);
        List<Integer> wanted = wanted(scan);
        return wanted == null ? asTheyCame(order, split)
                : wanted.stream().filter(index -> !PageIndex.isRight(index) || split.containsKey(PageIndex.whole(index))).toList();
    }

    /** What was wanted, also halves that are none any more; null where that is nothing. */
    private List<Integer> wanted(UUID scan) throws IOException {
        try {
            return json.readValue(Files.readAllBytes(store.file(scan, ORDER)), new TypeReference<>() { });
        } catch (NoSuchFileException asTheyCame) {
            return null;
        }
    }

    synchronized void order(UUID scan, List<Integer> wanted, ScanOrder order) throws IOException {
        if (wanted.equals(asTheyCame(order, geometry.split(scan, order)))) {
            Files.deleteIfExists(store.file(scan, ORDER));
        } else {
            keep(scan, wanted);
        }
    }

    private void keep(UUID scan, List<Integer> wanted) throws IOException {
        byte[] order = json.writeValueAsBytes(wanted);
        store.keep(store.file(scan, ORDER), out -> out.write(order));
    }

    /** All pages of a scan, the halves of those that are split beside each other. */
    List<Integer> asTheyCame(UUID scan, ScanOrder order) throws IOException {
        return asTheyCame(order, geometry.split(scan, order));
    }

    private static List<Integer> asTheyCame(ScanOrder order, Map<Integer, Split> split) {
        return IntStream.range(0, order.pages()).boxed().flatMap(whole -> halves(whole, split.get(whole)).stream()).toList();
    }

    /** @param split null where it is one page */
    private static List<Integer> halves(int whole, Split split) {
        return switch (split) {
            case null -> List.of(whole);
            case RIGHT_FIRST -> List.of(PageIndex.right(whole), whole);
            default -> List.of(whole, PageIndex.right(whole));
        };
    }

    /** The halves of a page in the order in which they are taken home, or the page itself. */
    List<Integer> halves(UUID scan, ScanOrder order, int whole) throws IOException {
        Split split = geometry.split(scan, order).get(whole);
        List<Integer> halves = halves(whole, split);
        List<Integer> ordered = order(scan, order).stream().filter(halves::contains).toList();
        return ordered.size() == halves.size() ? ordered : halves;
    }

    /** Makes room in the order for the right half of a page that is about to be split; one that has its place keeps it. */
    synchronized void makeRoom(UUID scan, int whole, Split how) throws IOException {
        List<Integer> wanted = wanted(scan);
        if (wanted != null && wanted.contains(whole) && !wanted.contains(PageIndex.right(whole))) {
            keep(scan, besideEachOther(wanted, whole, how));
        }
    }

    /** Has the halves of a page come in another order, beside each other. */
    synchronized void turnRound(UUID scan, ScanOrder order, int whole, Split how) throws IOException {
        List<Integer> now = order(scan, order);
        if (now.contains(whole) && now.contains(PageIndex.right(whole))) {
            order(scan, besideEachOther(now, whole, how), order);
        }
    }

    private static List<Integer> besideEachOther(List<Integer> order, int whole, Split how) {
        return order.stream().filter(index -> index != PageIndex.right(whole))
                .flatMap(index -> index == whole ? halves(whole, how).stream() : Stream.of(index)).toList();
    }

    /** Takes the pages of another scan of the same files home in the same order, but for halves that are to come in another one. */
    void orderAs(UUID other, UUID scan, Split how) throws IOException {
        List<Integer> wanted = wanted(other);
        if (wanted != null) {
            for (int index : wanted) {
                boolean beside = Math.abs(wanted.indexOf(PageIndex.right(index)) - wanted.indexOf(index)) == 1 && wanted.contains(PageIndex.right(index));
                wanted = beside && index >= 0 && how != Split.NONE ? besideEachOther(wanted, index, how) : wanted;
            }
            keep(scan, wanted);
        }
    }

    private static String finding(int index, String version) {
        return "finding-" + PageIndex.name(index) + version + ".json";
    }

    private static String small(int index, String version) {
        return "small-" + PageIndex.name(index) + version + ".jpg";
    }
}
