package latentstudio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import latentstudio.Cast;
import latentstudio.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    private static final InputSpec MNIST = new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.BRIGHT,
            new InputSpec.CentredInk(20, InputSpec.Centring.CENTRE_OF_MASS));
    private static final Normaliser NORMALISER = new Normaliser(MNIST);

    /** How a 3 looks that was drawn large, in the middle, with a pen that suits its size. */
    private static final Picture THREE = normalise(Cast.three(280, 60, 50, 180, 22, Color.WHITE, Color.BLACK));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void givesADigitOfTheTrainingSetBackAsItWas(int label) {
        Picture digit = Cast.digit(label);
        assertThat(NORMALISER.normalise(digit).meanSquaredError(digit)).isLessThan(0.0005);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 5, 8})
    void undoesMovingAndScaling(int label) {
        Picture digit = Cast.digit(label);
        Picture large = digit.resize(84, 84);
        Picture page = Picture.blank(1, 300, 200);
        for (int y = 0; y < 84; y++) {
            System.arraycopy(large.values(), y * 84, page.values(), (100 + y) * 300 + 200, 84);
        }
        assertThat(NORMALISER.normalise(page).meanSquaredError(digit)).isLessThan(0.01);
    }

    @Test
    void putsTheInkIntoItsBoxWithTheCentreOfMassInTheMiddle() {
        int left = 28;
        int right = 0;
        int top = 28;
        int bottom = 0;
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                float ink = THREE.at(column, row);
                if (ink > 0) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
                mass += ink;
                x += column * ink;
                y += row * ink;
            }
        }
        assertThat(Math.max(right - left, bottom - top) + 1).isEqualTo(20);
        assertThat(x / mass).isCloseTo(14, within(0.51));
        assertThat(y / mass).isCloseTo(14, within(0.51));
    }

    @ParameterizedTest(name = "side {0}, at {1}, {2}, height {3}, pen {4}")
    @CsvSource({
        "280, 10, 12, 60, 7.3",
        "280, 200, 150, 110, 13",
        "1000, 20, 500, 480, 60",
        "2000, 100, 100, 1500, 180",
        "112, 60, 4, 40, 5",
    })
    void seesTheSameDrawingWhereverAndHoweverLargeItIs(int side, double left, double top, double height, double pen) {
        Picture picture = normalise(Cast.three(side, left, top, height, pen, Color.WHITE, Color.BLACK));
        assertThat(picture.meanSquaredError(THREE)).isLessThan(0.01);
    }

    @Test
    void invertsInkThatIsDarkerThanItsPaper() {
        Picture picture = normalise(Cast.three(280, 60, 50, 180, 22, new Color(40, 40, 60), new Color(220, 210, 190)));
        assertThat(picture.meanSquaredError(THREE)).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4})
    void keepsTheStrokesOfALargeThinDrawing(double pen) {
        Picture picture = normalise(Cast.three(1000, 150, 100, 800, pen, Color.BLACK, Color.WHITE));
        assertThat(Normaliser.strokeWidth(picture)).isBetween(1.6, 3.2);
        assertThat(picture.meanSquaredError(THREE)).isLessThan(0.035);
    }

    @Test
    void overlooksTheGrainOfPhotographedPaper() {
        BufferedImage photo = Cast.three(400, 90, 40, 260, 30, new Color(60, 60, 80), new Color(190, 185, 170));
        Random random = new Random(1);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                int grain = (int) (random.nextGaussian() * 4);
                Color colour = new Color(photo.getRGB(x, y));
                photo.setRGB(x, y, new Color(colour.getRed() + grain, colour.getGreen() + grain, colour.getBlue() + grain).getRGB());
            }
        }
        assertThat(normalise(photo).meanSquaredError(THREE)).isLessThan(0.01);
    }

    @ParameterizedTest(name = "a shadow over {0} of the page, as bright as {1}, with an edge of {2}")
    @CsvSource({"0.5, 0.45, 60", "0.3, 0.6, 4", "0.75, 0.35, 200"})
    void takesAShadowForLightAndNotForInk(double share, double brightness, double edge) {
        BufferedImage photo = Cast.three(400, 90, 40, 260, 30, new Color(60, 60, 80), new Color(220, 215, 200));
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                // from the lower left corner, its edge aslant
                double depth = Math.clamp(0.5 - (x - 400 * share + 0.4 * (200 - y)) / edge, 0, 1);
                double light = 1 - (1 - brightness) * depth;
                Color colour = new Color(photo.getRGB(x, y));
                photo.setRGB(x, y, new Color((int) (colour.getRed() * light), (int) (colour.getGreen() * light), (int) (colour.getBlue() * light)).getRGB());
            }
        }
        assertThat(normalise(photo).meanSquaredError(THREE)).isLessThan(0.01);
    }

    @Test
    void keepsChalkOnABoardInUnevenLight() {
        BufferedImage board = Cast.three(400, 90, 40, 260, 30, new Color(240, 240, 230), new Color(70, 80, 75));
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                double light = 1 - x / 2000.0;
                Color colour = new Color(board.getRGB(x, y));
                board.setRGB(x, y, new Color((int) (colour.getRed() * light), (int) (colour.getGreen() * light), (int) (colour.getBlue() * light)).getRGB());
            }
        }
        assertThat(normalise(board).meanSquaredError(THREE)).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.5f, 1})
    void seesNothingOnEmptyPaper(float paper) {
        Picture empty = Picture.blank(1, 50, 40);
        Arrays.fill(empty.values(), paper);
        assertThat(NORMALISER.normalise(empty).values()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"1, 5000", "5000, 1", "3, 3", "20, 2"})
    void takesPicturesOfAnyShape(int width, int height) {
        Picture picture = Picture.blank(1, width, height);
        picture.values()[picture.values().length / 2] = 1;
        float[] values = NORMALISER.normalise(picture).values();
        assertThat(values).hasSize(784).contains(1);
        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void scalesADotIntoTheBox() {
        Picture picture = Picture.blank(1, 100, 100);
        for (int y = 40; y < 44; y++) {
            for (int x = 60; x < 64; x++) {
                picture.values()[y * 100 + x] = 1;
            }
        }
        Picture dot = NORMALISER.normalise(picture);
        assertThat(dot.at(14, 14)).isEqualTo(1);
        assertThat(dot.at(1, 1)).isEqualTo(0);
    }

    @Test
    void overlooksDustBesideTheFigure() {
        BufferedImage page = Cast.three(280, 60, 50, 180, 22, Color.BLACK, Color.WHITE);
        for (int dust = 3; dust < 280; dust += 60) {
            page.setRGB(dust, 5, Color.BLACK.getRGB());
            page.setRGB(5, dust, Color.BLACK.getRGB());
        }
        assertThat(normalise(page).meanSquaredError(THREE)).isLessThan(0.001);
    }

    @Test
    void centresTheBoundingBoxWhereTheModelWasTrainedSo() {
        Normaliser normaliser = new Normaliser(new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.BRIGHT,
                new InputSpec.CentredInk(28, InputSpec.Centring.BOUNDING_BOX)));
        Picture wedge = Picture.blank(1, 60, 60);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x <= y / 2; x++) {
                wedge.values()[(30 + y) * 60 + 40 + x] = 1; // 10 wide, 20 high, heavy at the bottom left
            }
        }
        Picture picture = normaliser.normalise(wedge);
        assertThat(picture.at(7, 26)).isGreaterThan(0.9f);
        assertThat(picture.at(19, 26)).isGreaterThan(0.5f);
        assertThat(picture.at(5, 26)).isZero();
        assertThat(picture.at(22, 26)).isZero();
    }

    @Test
    void onlyResizesWhenAskedTo() {
        Picture digit = Cast.digit(4);
        assertThat(NORMALISER.resizeOnly(digit)).isEqualTo(digit);
        assertThat(NORMALISER.resizeOnly(digit.resize(56, 56)).meanSquaredError(digit)).isLessThan(0.006);
    }

    @Test
    void fitsAPictureWithoutPaper() {
        Picture picture = new Picture(1, 4, 2, new float[] {0, 0.25f, 0.5f, 1, 0, 0.25f, 0.5f, 1});

        Picture covered = fitted(1, InputSpec.Fit.COVER).normalise(picture);
        Picture contained = fitted(1, InputSpec.Fit.CONTAIN).normalise(picture.resize(8, 4));

        assertThat(covered.values()).as("its middle").containsExactly(0.25f, 0.5f, 0.25f, 0.5f);
        assertThat(contained.height()).isEqualTo(2);
        assertThat(Arrays.copyOfRange(contained.values(), 2, 4)).as("left over").containsOnly(0);
    }

    @Test
    void turnsColourToGreyAndGreyToColour() {
        Picture red = new Picture(3, 2, 2, new float[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0});

        assertThat(fitted(1, InputSpec.Fit.COVER).normalise(red).values()).containsOnly(0.299f);
        assertThat(fitted(3, InputSpec.Fit.COVER).normalise(red).values()).isEqualTo(red.values());
        assertThat(fitted(3, InputSpec.Fit.COVER).resizeOnly(red.luminance()).values()).hasSize(12).containsOnly(0.299f);
        assertThat(NORMALISER.normalise(Cast.digit(4).inColour()).meanSquaredError(NORMALISER.normalise(Cast.digit(4)))).isLessThan(1e-9);
    }

    private static Normaliser fitted(int channels, InputSpec.Fit fit) {
        return new Normaliser(new InputSpec(channels, 2, 2, 0, 1, null, new InputSpec.FittedPicture(fit)));
    }

    private static Picture normalise(BufferedImage image) {
        return NORMALISER.normalise(Cast.CODEC.read(Cast.file(image, "png")));
    }
}
