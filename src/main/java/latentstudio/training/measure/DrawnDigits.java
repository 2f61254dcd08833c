package latentstudio.training.measure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import latentstudio.dataset.PictureSet;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;
import latentstudio.model.Metric;
import latentstudio.model.Normaliser;

/**
 * Digits as a mouse draws them on the pad of the Draw screen, in many hands, sizes and places: what a model meets there, unlike
 * the scanned ones of its test split. A line of the file is a digit and its strokes as a link of that screen spells them after
 * {@code ink=}. Immutable.
 *
 * @param labels   [N], 0..9
 * @param pictures [N], grey, 0 paper to 1 ink
 */
public record DrawnDigits(int[] labels, List<Picture> pictures) {
    private static final int GRID = 1024;
    private static final int SIDE = 512;
    private static final int FORMAT = 1;
    private static final int KINDS = 4;

    /** @throws IOException when the file is missing, or a line of it is no digit with strokes */
    public static DrawnDigits read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Picture> pictures = new ArrayList<>();
        for (String line : lines) {
            if (!line.matches("\\d [\\w-]+")) {
                throw new IOException("%s: expected a digit and its strokes in each line, got '%.40s'".formatted(file, line));
            }
            pictures.add(draw(Base64.getUrlDecoder().decode(line.substring(2))));
        }
        return new DrawnDigits(lines.stream().mapToInt(line -> line.charAt(0) - '0').toArray(), List.copyOf(pictures));
    }

    private static Picture draw(byte[] spelled) throws IOException {
        BufferedImage pad = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = pad.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.scale((double) SIDE / GRID, (double) SIDE / GRID);
        ByteBuffer bytes = ByteBuffer.wrap(spelled);
        if (integer(bytes) != FORMAT) {
            throw new IOException("expected strokes of format %d, got another".formatted(FORMAT));
        }
        while (bytes.hasRemaining()) {
            int brush = integer(bytes) / KINDS; // all of them are ink
            int count = integer(bytes);
            int x = difference(bytes);
            int y = difference(bytes);
            Path2D line = new Path2D.Double();
            line.moveTo(x, y);
            line.lineTo(x, y); // a single point is a dot
            for (int point = 1; point < count; point++) {
                x += difference(bytes);
                y += difference(bytes);
                line.lineTo(x, y);
            }
            pen.setStroke(new BasicStroke(brush, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(line);
        }
        pen.dispose();
        return Picture.ofBytes(1, SIDE, SIDE, ((DataBufferByte) pad.getRaster().getDataBuffer()).getData());
    }

    /** Seven bits a byte, the lowest first; all but the last have the eighth. */
    private static int integer(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** Zero, minus one, one, minus two, two and so on as 0, 1, 2, 3, 4. */
    private static int difference(ByteBuffer bytes) {
        int folded = integer(bytes);
        return folded >>> 1 ^ -(folded & 1);
    }

    /** The drawings as models of a set see them, [N][H * W]. */
    float[][] seen(PictureSet digits) {
        PictureShape shape = digits.shape();
        Normaliser normaliser = new Normaliser(new InputSpec(shape.channels(), shape.height(), shape.width(), 0, 1, InputSpec.Ink.BRIGHT, digits.normalisation()));
        return pictures.stream().map(picture -> normaliser.normalise(picture).values()).toArray(float[][]::new);
    }

    /** The share of them that a model draws again so that a classifier names the digit which was meant. */
    public Metric kept(ExportedModel model, PictureSet digits, Classifier judge) throws IOException {
        float[][] seen = seen(digits);
        double share = judge.classify(model.decode(model.encode(seen))).accuracy(labels);
        return new Metric("drawn-digits-kept", "drawn digits kept", Statistics.round(share), "share of the reconstructions",
                "%d digits drawn as with a mouse".formatted(labels.length),
                "reconstructions that a separate classifier gives the digit that was meant; of the drawings themselves, as the model sees them, %.4f"
                        .formatted(judge.classify(seen).accuracy(labels)), Metric.Better.HIGHER, null);
    }
}
