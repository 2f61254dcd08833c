package latentstudio.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * PDFBox's parser with bounds: objects are counted, and whatever PDFBox unpacks by itself, object and cross-reference
 * streams and colour profiles, is measured before. What is written into the document lies in a temporary file.
 */
final class BoundedParser extends PDFParser {
    /** Each takes some 80 bytes; a page of a scan has a few hundred. */
    private static final int MOST_OBJECTS = 2_000_000;

    private final RandomAccessStreamCache cache;
    private final Allowance packed;
    private int objects;

    private BoundedParser(RandomAccessRead source, RandomAccessStreamCache cache, long mostPacked) throws IOException {
        super(source, "", null, null, null);
        this.cache = cache;
        packed = new Allowance("objects", mostPacked);
        document = new Document();
    }

    /** A document and the temporary file that it writes into, which closes with it. */
    record Parsed(PDDocument document, RandomAccessStreamCache cache) {
    }

    static Parsed parse(Path file, DocumentLimits limits) throws IOException {
        RandomAccessRead source = new RandomAccessReadBufferedFile(file);
        RandomAccessStreamCache cache = IOUtils.createTempFileOnlyStreamCache().create();
        boolean parsed = false;
        try {
            PDDocument document = new BoundedParser(source, cache, limits.maxObjects().asLongValue()).parse();
            parsed = true;
            return new Parsed(document, cache);
        } finally {
            if (!parsed) {
                source.close();
                cache.close();
            }
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        count();
        return super.parseDirObject();
    }

    @Override
    protected COSName parseCOSName() throws IOException {
        count();
        return super.parseCOSName();
    }

    private void count() {
        if (++objects > MOST_OBJECTS) {
            throw new PictureException(PictureException.Reason.TOO_LARGE,
                    "Expected a PDF of at most %,d objects, got more; send it in parts, or its pages as pictures.".formatted(MOST_OBJECTS));
        }
    }

    private final class Document extends COSDocument {
        Document() {
            super(() -> cache, BoundedParser.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            COSStream stream = new Stream(createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    private final class Stream extends COSStream {
        Stream(RandomAccessReadView data) throws IOException {
            super(cache, data);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            measure();
            return super.createView();
        }

        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            measure();
            return super.createInputStream(options);
        }

        private void measure() throws IOException {
            boolean holdsObjects = containsKey(COSName.FIRST) || containsKey(COSName.W);
            new PackedStream(this, cache).unpack(holdsObjects ? packed : new Allowance("data", packed.most()),
                    OutputStream.nullOutputStream());
        }
    }
}
