package latentstudio.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a page of a PDF draws, put between other contents (ISO 32000-1, 7.8.2). Stateless. */
final class PageContents {
    private PageContents() {
    }

    /** @param page its dictionary */
    static void put(PDDocument document, COSDictionary page, String before, String after) throws IOException {
        COSArray contents = new COSArray();
        contents.add(stream(document, before));
        COSBase now = page.getDictionaryObject(COSName.CONTENTS);
        if (now instanceof COSArray several) {
            contents.addAll(several);
        } else if (now != null) {
            contents.add(now);
        }
        contents.add(stream(document, after));
        page.setItem(COSName.CONTENTS, contents);
    }

    private static COSStream stream(PDDocument document, String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }
}
