package latentstudio.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import latentstudio.dataset.DataSet;
import latentstudio.dataset.DataSetFolder;
import latentstudio.dataset.DataSets;
import latentstudio.image.Picture;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureShape;

/**
 * A clean picture that the lab offers: a page, or a picture of a data set. Where the pages come from is told beside their
 * files.
 *
 * @param id      as in the address
 * @param title   what the visitor sees
 * @param group   what it is a picture of, in words for the visitor
 * @param dataSet the id of its data set; null for a page
 */
public record LabSample(String id, String title, String group, String dataSet) {
    private static final List<LabSample> PAGES = List.of(page("letter", "Letter, signed"), page("table", "Small print and a table"),
            page("leaflet", "Leaflet with pictures"), page("label", "Bars and handwriting"));

    private static LabSample page(String id, String title) {
        return new LabSample(id, title, "Pages", null);
    }

    /** All of them, pages first, then the pictures of data sets that are here. */
    static List<LabSample> of(DataSets dataSets) {
        return Stream.concat(PAGES.stream(), dataSets.all().stream().flatMap(LabSample::of)).toList();
    }

    private static Stream<LabSample> of(DataSetFolder folder) {
        DataSet set = folder.dataSet();
        PictureShape shape = set.shape();
        String group = "%s%s, %d × %d".formatted(set.plural().substring(0, 1).toUpperCase(Locale.ROOT), set.plural().substring(1), shape.width(), shape.height());
        boolean tested = folder.count(DataSet.Part.TEST).isPresent();
        return set.lab().stream().filter(sample -> sample.file() != null || tested).map(sample -> new LabSample(sample.id(), sample.title(), group, set.id()));
    }

    boolean isPage() {
        return dataSet == null;
    }

    /** The picture: of a page 0 ink to 1 paper, else as its data set has them, where it may be larger. */
    Picture read(PictureCodec codec, DataSets dataSets) {
        try {
            return isPage() ? page(codec) : picture(dataSets.find(dataSet).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Picture page(PictureCodec codec) throws IOException {
        try (InputStream file = LabSample.class.getResourceAsStream(id + ".png")) {
            return codec.read(file.readAllBytes());
        }
    }

    private Picture picture(DataSetFolder folder) throws IOException {
        DataSet set = folder.dataSet();
        DataSet.LabPicture sample = set.lab().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return sample.file() != null ? folder.example(sample)
                : Picture.ofBytes(set.shape().channels(), set.shape().width(), set.shape().height(), folder.testPicture(sample.picture()));
    }
}
