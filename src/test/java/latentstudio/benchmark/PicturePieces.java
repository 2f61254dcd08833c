package latentstudio.benchmark;

import java.awt.Color;
import java.awt.image.BufferedImage;
import latentstudio.Cast;
import latentstudio.image.Picture;
import latentstudio.model.InputSpec;
import latentstudio.model.Normaliser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a drawing costs before and after the model. */
@State(Scope.Benchmark)
public class PicturePieces {
    private static final int PAD = 112;

    private final byte[] drawingFile = drawingFile();
    private final byte[] digitFile = Cast.CODEC.png(Cast.digit(3));
    private final Picture drawing = Cast.CODEC.read(drawingFile);
    private final Picture digit = Cast.digit(3);
    private final Normaliser normaliser = new Normaliser(new InputSpec(1, 28, 28, 0, 1, InputSpec.Ink.BRIGHT,
            new InputSpec.CentredInk(20, InputSpec.Centring.CENTRE_OF_MASS)));

    /** As the pad sends it: red, green, blue and opacity. */
    private static byte[] drawingFile() {
        BufferedImage file = new BufferedImage(PAD, PAD, BufferedImage.TYPE_INT_ARGB);
        file.getGraphics().drawImage(Cast.three(PAD, 30, 16, 80, 9, Color.WHITE, Color.BLACK), 0, 0, null);
        return Cast.file(file, "png");
    }

    @Benchmark
    public Picture readDrawing() {
        return Cast.CODEC.read(drawingFile);
    }

    @Benchmark
    public Picture normaliseDrawing() {
        return normaliser.normalise(drawing);
    }

    @Benchmark
    public Picture readPngOf28() {
        return Cast.CODEC.read(digitFile);
    }

    @Benchmark
    public byte[] writePngOf28() {
        return Cast.CODEC.png(digit);
    }
}
