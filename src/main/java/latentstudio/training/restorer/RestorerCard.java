package latentstudio.training.restorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentstudio.dataset.PagePairs;
import latentstudio.image.Picture;
import latentstudio.model.Manifest;
import latentstudio.training.card.CardTables;
import latentstudio.training.card.ColourMap;
import latentstudio.training.card.LearningCurve;
import latentstudio.training.card.ModelFile;
import latentstudio.training.card.ModelFolder;
import latentstudio.training.card.PictureSheet;

/** The card of the restorer: {@code README.md}, {@code card.png} and {@code curve.png} beside its manifest. */
final class RestorerCard {
    private static final int WIDTH = 260;
    private static final int HEIGHT = 120;
    private static final int SHOWN = 4;

    private final ModelFile file;
    private final Manifest manifest;
    private final UnaryOperator<Picture> restorer;
    private final List<PagePairs.Pair> heldOut;

    RestorerCard(ModelFile file, Manifest manifest, UnaryOperator<Picture> restorer, List<PagePairs.Pair> heldOut) {
        this.file = file;
        this.manifest = manifest;
        this.restorer = restorer;
        this.heldOut = heldOut;
    }

    void write(Path folder) throws IOException {
        ModelFolder.replace(folder.resolve("card.png"), sheet().png());
        ModelFolder.replace(folder.resolve("curve.png"), LearningCurve.png(manifest.provenance()));
        ModelFolder.replace(folder.resolve("README.md"), markdown().getBytes(StandardCharsets.UTF_8));
    }

    /** Parts of held-out pages, evenly spread over the styles and kinds of dirt. */
    private PictureSheet sheet() {
        List<PagePairs.Pair> some = IntStream.range(0, SHOWN)
                .mapToObj(i -> heldOut.get(i * heldOut.size() / SHOWN)).toList();
        return new PictureSheet(List.of(), List.of(
                new PictureSheet.Row("dirty", ColourMap.GREY, parts(some.stream().map(PagePairs.Pair::noisy))),
                new PictureSheet.Row("cleaned", ColourMap.GREY, parts(some.stream().map(PagePairs.Pair::noisy).map(restorer))),
                new PictureSheet.Row("truth", ColourMap.GREY, parts(some.stream().map(PagePairs.Pair::clean)))), WIDTH, HEIGHT);
    }

    private static float[][] parts(Stream<Picture> pages) {
        return pages.map(page -> page.crop((page.width() - WIDTH) / 2, (page.height() - HEIGHT) / 2, WIDTH, HEIGHT).values())
                .toArray(float[][]::new);
    }

    private String markdown() {
        return """
                # %s

                %s

                ![Parts of dirty pages, the same cleaned, and the truth](card.png)

                Parts of pages whose text the model has never seen, not the best ones.

                ## What it is for

                %s

                ## What it is bad at

                %s

                ## Figures

                %s
                ## Learning curve

                ![Training and validation loss over the epochs; the best is epoch %d](curve.png)

                ## Data and licence

                Trained on NoisyOffice (M. J. Castro-Bleda, S. España-Boquera, F. Zamora-Martínez, UCI repository, 2015, \
                CC BY 4.0), split by text, and on pages that the studio renders. Licence of the weights: %s.

                ## How it was made

                %s
                ### Hyper-parameters

                %s
                ### Do it again

                ```sh
                ./studio train %s
                ./studio evaluate %s
                ```
                """.formatted(manifest.title(), manifest.summary(), file.use(), file.limits(), CardTables.metrics(manifest),
                manifest.provenance().bestEpoch(),
                manifest.licence(), CardTables.table(List.of("", ""), CardTables.origin(manifest)),
                CardTables.table(List.of("setting", "value"), CardTables.settings(manifest)), manifest.id(), manifest.id());
    }
}
