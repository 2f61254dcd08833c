package latentstudio.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessOutputStream;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/** The data of a PDF's stream, unpacked part by part and no further than allowed; PDFBox unpacks all of it into memory. */
final class PackedStream {
    private static final Set<COSName> JPEG = Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);
    private static final Set<COSName> FAX = Set.of(COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);
    private static final Set<COSName> GENERAL = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION, COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION, COSName.ASCII85_DECODE, COSName.ASCII85_DECODE_ABBREVIATION, COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION, COSName.RUN_LENGTH_DECODE, COSName.RUN_LENGTH_DECODE_ABBREVIATION, COSName.CRYPT);
    private static final int MOST_FILTERS = 8;
    /** A row that a predictor or a fax keeps in memory, bytes. */
    private static final long LONGEST_ROW = 1 << 20;

    private final COSStream stream;
    private final RandomAccessStreamCache cache;
    private final List<COSName> filters;

    /**
     * @param cache where the data lie between two filters
     * @throws IOException if its filters are none
     */
    PackedStream(COSStream stream, RandomAccessStreamCache cache) throws IOException {
        this.stream = stream;
        this.cache = cache;
        filters = filters(stream);
    }

    private static List<COSName> filters(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (!(several.getObject(i) instanceof COSName name) || i == MOST_FILTERS) {
                    throw new IOException("a stream has an unknown filter or too many");
                }
                names.add(name);
            }
        }
        return names;
    }

    boolean isJpeg() {
        return !filters.isEmpty() && JPEG.contains(filters.getLast());
    }

    /** The first of its filters that cannot be unpacked here, or null. */
    COSName unknownFilter() {
        for (int i = 0; i < filters.size(); i++) {
            COSName filter = filters.get(i);
            boolean pictures = i == filters.size() - 1 && (JPEG.contains(filter) || FAX.contains(filter));
            if (!GENERAL.contains(filter) && !pictures) {
                return filter;
            }
        }
        return null;
    }

    /**
     * Unpacks all but a JPEG.
     *
     * @param out not closed
     */
    void unpack(Allowance allowance, OutputStream out) throws IOException {
        int count = filters.size() - (isJpeg() ? 1 : 0);
        InputStream in = stream.createRawInputStream();
        RandomAccess before = null;
        try {
            for (int i = 0; i < count - 1; i++) {
                RandomAccess after = cache.createBuffer();
                decode(i, in, new Counted(new RandomAccessOutputStream(after), new Allowance("data", allowance.most())));
                close(before);
                before = after;
                before.seek(0);
                in = new RandomAccessInputStream(before);
            }
            Counted counted = new Counted(out, allowance);
            if (count == 0) {
                in.transferTo(counted);
            } else {
                decode(count - 1, in, counted);
            }
            counted.flush();
        } finally {
            close(before);
        }
    }

    /** Decodes a JPEG that was unpacked, as its inks are stored. Its header is to be checked before. */
    void decodeJpeg(InputStream jpeg, OutputStream out) throws IOException {
        FilterFactory.INSTANCE.getFilter(COSName.DCT_DECODE).decode(jpeg, out, stream, filters.size() - 1);
    }

    private void decode(int index, InputStream in, Counted out) throws IOException {
        COSName filter = filters.get(index);
        boolean fax = FAX.contains(filter);
        if (!GENERAL.contains(filter) && !(fax && index == filters.size() - 1)) {
            throw new IOException("a stream has the filter " + filter.getName());
        }
        COSDictionary parameters = parameters(index);
        long columns = parameters.getInt(COSName.COLUMNS, fax ? 1728 : 1);
        long bits = columns * (fax ? 1 : (long) parameters.getInt(COSName.COLORS, 1) * parameters.getInt(COSName.BITS_PER_COMPONENT, 8));
        if (bits < 0 || bits > Byte.SIZE * LONGEST_ROW) {
            throw new IOException("a row of %,d bits".formatted(bits));
        }
        if (fax) { // unpacks into an array of this size
            long rows = Math.max(parameters.getInt(COSName.ROWS, 0), stream.getInt(COSName.HEIGHT, 0));
            new Allowance("samples of a picture", out.allowance.most()).take((columns + 7) / Byte.SIZE * rows);
        }
        FilterFactory.INSTANCE.getFilter(filter).decode(in, out, stream, index);
    }

    private COSDictionary parameters(int index) {
        COSBase all = stream.getDictionaryObject(COSName.DP, COSName.DECODE_PARMS);
        COSBase own = all instanceof COSArray several && index < several.size() ? several.getObject(index) : all;
        return own instanceof COSDictionary parameters ? parameters : new COSDictionary();
    }

    private static void close(RandomAccess buffer) throws IOException {
        if (buffer != null) {
            buffer.close();
        }
    }

    private static final class Counted extends FilterOutputStream {
        private final Allowance allowance;

        Counted(OutputStream out, Allowance allowance) {
            super(out);
            this.allowance = allowance;
        }

        @Override
        public void write(int value) throws IOException {
            allowance.take(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            allowance.take(length);
            out.write(bytes, offset, length);
        }
    }
}
