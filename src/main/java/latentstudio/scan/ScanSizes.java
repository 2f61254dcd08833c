package latentstudio.scan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import latentstudio.document.PagesAsPdf;
import latentstudio.image.Page;
import latentstudio.restore.BlackAndWhite;
import latentstudio.restore.InkLayers;
import latentstudio.text.PageText;

/**
 * How large pages are as one PDF, bytes. What searchable text adds, some kilobytes a page, is not counted.
 *
 * @param colour        as they are
 * @param grey          in grey
 * @param blackAndWhite one bit a pixel
 * @param small         in colour, as layers
 * @param smallGrey     in grey, as layers
 * @param estimated     whether some pages speak for all of them
 */
public record ScanSizes(long colour, long grey, @JsonProperty("black-and-white") long blackAndWhite, long small,
                        @JsonProperty("small-grey") long smallGrey, boolean estimated) {
    /** Of more pages so many speak for all. */
    static final int MOST_LOOKED_AT = 4;
    static final ScanSizes NOTHING = new ScanSizes(0, 0, 0, 0, 0, false);

    /** Writes the page as each, to nowhere. */
    static ScanSizes of(Page page) {
        Page grey = page.grey();
        return new ScanSizes(bytes(PagesAsPdf.Packing.JPEG, pdf -> pdf.add(page)), bytes(PagesAsPdf.Packing.JPEG, pdf -> pdf.add(grey)),
                bytes(PagesAsPdf.Packing.FAX, pdf -> pdf.add(BlackAndWhite.of(grey))),
                bytes(PagesAsPdf.Packing.JPEG, pdf -> pdf.add(InkLayers.of(page), PageText.NOTHING)),
                bytes(PagesAsPdf.Packing.JPEG, pdf -> pdf.add(InkLayers.of(grey), PageText.NOTHING)), false);
    }

    private interface Content {
        void to(PagesAsPdf pdf) throws IOException;
    }

    private static long bytes(PagesAsPdf.Packing packing, Content content) {
        try (PagesAsPdf pdf = new PagesAsPdf(packing); Counter counter = new Counter()) {
            content.to(pdf);
            pdf.write(counter);
            return counter.bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScanSizes plus(ScanSizes other) {
        return new ScanSizes(colour + other.colour, grey + other.grey, blackAndWhite + other.blackAndWhite, small + other.small,
                smallGrey + other.smallGrey, estimated || other.estimated);
    }

    /** As if there were so many times as many pages. */
    ScanSizes times(double more) {
        return new ScanSizes(Math.round(colour * more), Math.round(grey * more), Math.round(blackAndWhite * more), Math.round(small * more),
                Math.round(smallGrey * more), true);
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) {
            bytes += length;
        }
    }
}
