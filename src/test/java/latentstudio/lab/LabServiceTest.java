package latentstudio.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import latentstudio.Cast;
import latentstudio.dataset.Corruption;
import latentstudio.dataset.DataSets;
import latentstudio.dataset.PageDamage;
import latentstudio.image.Page;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.image.Picture;
import latentstudio.image.PictureException;
import latentstudio.image.StructuralSimilarity;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.UnknownModelException;
import latentstudio.restore.Restorers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(Restorers.class)
class LabServiceTest {
    private static final LabRequest DIGIT = new LabRequest("digits-denoiser", "digit-3", "salt-and-pepper", 0.2, 7);
    private static final LabRequest PAGE = new LabRequest("scans-same", "letter", "stain", 0.6, 7);

    @Inject
    LabService service;
    @Inject
    ModelCatalog catalog;
    @Inject
    DataSets dataSets;

    @Test
    void aDigitIsDamagedByItsSeedCleanedAndMeasured() {
        LabResult result = show(DIGIT);
        Picture truth = Cast.digit(3);
        Picture damaged = eightBit(Corruption.SALT_AND_PEPPER.apply(truth, 0.2, new SplittableRandom(7)));
        assertThat(result.pages()).isFalse();
        assertThat(result.truth().values()).containsExactly(truth.values());
        assertThat(result.damaged().values()).containsExactly(damaged.values());
        double squares = 0;
        for (int i = 0; i < 784; i++) {
            squares += Math.pow(truth.values()[i] - damaged.values()[i], 2);
        }
        assertThat(result.before().psnr()).isCloseTo(10 * Math.log10(784 / squares), within(1e-9));
        assertThat(result.before().ssim()).isEqualTo(StructuralSimilarity.of(truth, damaged));
        assertThat(result.after().psnr()).isGreaterThan(result.before().psnr() + 5);
        assertThat(result.after().ssim()).isGreaterThan(result.before().ssim());
    }

    @Test
    void aPageThatTheModelLeavesAloneGainsNothing() {
        LabResult result = show(PAGE);
        assertThat(result.pages()).isTrue();
        assertThat(result.cleaned().values()).isEqualTo(result.damaged().values());
        assertThat(result.after()).isEqualTo(result.before());
        Picture damaged = PageDamage.STAIN.apply(result.truth(), 0.6, new SplittableRandom(7));
        assertThat(result.damaged().values()).isEqualTo(eightBit(damaged).values());
        assertThat(result.before().psnr()).isBetween(5.0, 40.0);
    }

    @Test
    void withoutDamageAPageIsTheSame() {
        LabResult result = show(new LabRequest("scans-same", "letter", "stain", 0, 7));
        assertThat(result.before()).isEqualTo(new LabFigures(null, result.before().ssim()));
        assertThat(result.before().ssim()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSeedTellsTheDamage() {
        float[] once = show(DIGIT).damaged().values();
        assertThat(show(DIGIT).damaged().values()).isEqualTo(once);
        assertThat(show(new LabRequest("digits-denoiser", "digit-3", "salt-and-pepper", 0.2, 8)).damaged().values()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(PageDamage.class)
    void everyDamageOfPagesIsDoneToTheSmallestPageToo(PageDamage damage) {
        Page small = new Page(LabService.LEAST_SIDE, LabService.LEAST_SIDE, 1, filled(LabService.LEAST_SIDE * LabService.LEAST_SIDE, 230), null);
        String id = damage.name().toLowerCase().replace('_', '-');
        LabResult result = service.show(new LabRequest("scans-same", "own", id, damage.maximum(), 3), small, () -> false);
        assertThat(result.cleaned().values()).isEqualTo(result.damaged().values());
        assertThat(result.truth().toBytes()).isEqualTo(small.samples());
    }

    @ParameterizedTest
    @EnumSource(Corruption.class)
    void everyDamageOfSmallPicturesIsDone(Corruption damage) {
        String id = damage.name().toLowerCase().replace('_', '-');
        LabResult result = show(new LabRequest("fashion-denoiser", "clothing-9", id, damage.maximum(), 3));
        assertThat(result.truth().values()).isEqualTo(Cast.clothing(9).values());
        assertThat(result.before().psnr()).isLessThan(35);
    }

    @Test
    void everySampleIsThere() {
        assertThat(service.samples()).hasSize(24).allSatisfy(sample -> {
            Picture picture = sample.read(Cast.CODEC, dataSets);
            assertThat(picture.width()).isEqualTo(sample.isPage() ? 720 : sample.dataSet().equals("cifar10") ? 96 : 28);
            assertThat(picture.meanSquaredError(Picture.blank(picture.channels(), picture.width(), picture.height()))).isPositive();
        });
    }

    @Test
    void aFigureOfTheVisitorsOwnIsCentredAsTheModelLearned() {
        OwnPicture own = service.open(1, "three.png", Cast.file(Cast.three(300, 20, 30, 120, 12, Color.BLACK, Color.WHITE), "png"));
        LabResult result = service.show(new LabRequest("digits-denoiser", "own", "gaussian", 0, 1), own.page(), () -> false);
        Picture picture = own.page().toPicture();
        assertThat(result.truth().values()).containsExactly(eightBit(catalog.model("digits-denoiser").normaliser().normalise(picture)).values());
        assertThatThrownBy(() -> service.show(new LabRequest("digits-denoiser", "own", "gaussian", 0, 1),
                new Page(40, 40, 1, filled(1600, 255), null), () -> false)).isInstanceOf(UnknownChoiceException.class)
                .hasMessageContaining("Expected a figure on plain paper").hasMessageContaining("found none");
    }

    @Test
    void aDownloadIsThePictureThatWasShown() {
        LabResult shown = show(DIGIT);
        assertThat(Cast.CODEC.read(service.png(DIGIT, null, false)).toBytes()).isEqualTo(shown.damaged().toBytes());
        assertThat(Cast.CODEC.read(service.png(DIGIT, null, true)).toBytes()).isEqualTo(shown.cleaned().toBytes());
    }

    @Test
    void aLargePageShrinksByAWholeNumberAndIsGreyForARestorer() {
        Page large = PageFiles.page(2600, 1702, 3);
        OwnPicture own = service.open(4, "large.png", PageFiles.write(large, PageFormat.PNG));
        assertThat(own.shrunk()).isEqualTo(2);
        assertThat(own.page().width()).isEqualTo(1300);
        assertThat(own.page().height()).isEqualTo(851);
        assertThat(own.page().channels()).isEqualTo(3);
        assertThat(own.page().at(7, 3, 1)).isEqualTo(Math.round((large.at(14, 6, 1) + large.at(15, 6, 1) + large.at(14, 7, 1) + large.at(15, 7, 1)) / 4f));
        LabResult result = service.show(new LabRequest("scans-same", "own", "stain", 0, 1), own.page(), () -> false);
        assertThat(result.truth().values()).isEqualTo(eightBit(own.page().toPicture().luminance()).values());
        assertThat(service.open(5, "small.png", PageFiles.write(PageFiles.page(300, 220, 1), PageFormat.PNG)).page().samples())
                .isEqualTo(PageFiles.page(300, 220, 1).samples());
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() throws IOException {
        byte[] page = PageFiles.write(PageFiles.page(300, 220, 1), PageFormat.PNG);
        refuses(PageFiles.write(PageFiles.page(1, 1, 1), PageFormat.PNG), "Expected a picture of at least 16 x 16 pixels, got 1 x 1");
        refuses("no picture".getBytes(), "got a text; send a picture of it.");
        refuses(new byte[0], "got 0 bytes of something else");
        refuses(Arrays.copyOf(page, page.length / 2), "the file is damaged or cut off");
        refuses(Cast.pngHeader(20_000, 20_000), "Expected a picture of at most 80,000,000 pixels, got 20000 x 20000");
        refuses(PageFiles.tiff(3), "Expected a file of one picture, got a TIFF of 3");
    }

    @Test
    void whatTheLabDoesNotHaveIsRefusedInWords() {
        assertThatThrownBy(() -> show(new LabRequest("nothing", "letter", "stain", 0.6, 1))).isInstanceOf(UnknownModelException.class);
        unknown(new LabRequest("scans-same", "nothing", "stain", 0.6, 1), "Expected one of the lab's samples, got “nothing”");
        unknown(new LabRequest("scans-same", "digit-3", "stain", 0.6, 1), "Expected a page for Scans, got “Digit 3”");
        unknown(new LabRequest("digits-denoiser", "letter", "blur", 0.6, 1), "Expected a small picture for Digits, denoiser, got “Letter, signed”");
        unknown(new LabRequest("digits-denoiser", "digit-3", "stain", 0.6, 1), "got “stain”; choose one of the list.");
        unknown(new LabRequest("scans-same", "letter", "stain", 1.1, 1), "Expected a level (strength) of 0 to 1.0 for stains, got 1.1");
        unknown(new LabRequest("scans-same", "letter", "stain", Double.NaN, 1), "got NaN");
        unknown(new LabRequest("scans-same", "own", "stain", 0.6, 1), "Expected the picture that you opened, but it is gone");
    }

    @Test
    void nobodyWaitingEndsTheWork() {
        assertThatThrownBy(() -> service.show(PAGE, null, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(show(DIGIT).pages()).isFalse(); // and gives its turn back
    }

    private LabResult show(LabRequest request) {
        return service.show(request, null, () -> false);
    }

    private void refuses(byte[] file, String words) {
        assertThatThrownBy(() -> service.open(1, "x", file)).isInstanceOf(PictureException.class).hasMessageContaining(words);
    }

    private void unknown(LabRequest request, String words) {
        assertThatThrownBy(() -> show(request)).isInstanceOf(UnknownChoiceException.class).hasMessageContaining(words);
    }

    private static byte[] filled(int length, int value) {
        byte[] samples = new byte[length];
        Arrays.fill(samples, (byte) value);
        return samples;
    }

    private static Picture eightBit(Picture picture) {
        return Picture.ofBytes(picture.channels(), picture.width(), picture.height(), picture.toBytes());
    }
}
