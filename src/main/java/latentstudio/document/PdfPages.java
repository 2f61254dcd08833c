package latentstudio.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import latentstudio.image.PictureException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The pages of a PDF in their order, found by going through their tree; what the tree says of their number is not believed. */
final class PdfPages {
    private static final int DEEPEST = 100;

    private final int most;
    private final List<COSDictionary> pages = new ArrayList<>();
    private final Set<COSDictionary> branches = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfPages(int most) {
        this.most = most;
    }

    /** @throws PictureException if there is none, or more than {@code most} */
    static List<COSDictionary> of(PDDocument document, int most) {
        PdfPages found = new PdfPages(most);
        found.add(document.getDocumentCatalog().getPages().getCOSObject(), 0);
        if (found.pages.isEmpty()) {
            throw new PictureException(PictureException.Reason.UNREADABLE, "Expected a PDF with pages, got one with none; send another file.");
        }
        return found.pages;
    }

    private void add(COSDictionary node, int depth) {
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids == null && !COSName.PAGES.equals(node.getCOSName(COSName.TYPE))) {
            if (pages.size() == most) {
                throw new PictureException(PictureException.Reason.TOO_LARGE,
                        "Expected a PDF of at most %,d pages, got more; send it in parts.".formatted(most));
            }
            pages.add(node);
        } else if (kids != null && depth < DEEPEST && branches.add(node)) {
            for (int i = 0; i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    add(kid, depth + 1);
                }
            }
        }
    }
}
