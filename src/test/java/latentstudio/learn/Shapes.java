package latentstudio.learn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Drawings of four shapes, none like another: what somebody brings to learn from. */
public final class Shapes {
    public static final List<String> CLASSES = List.of("circle", "cross", "square", "triangle");

    private Shapes() {
    }

    /** Files by their paths, {@code shapes/<class>/<number>.png}, dark on light, the classes in turn. */
    public static Map<String, byte[]> files(int count, int width, int height) {
        Random random = new Random(1);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = CLASSES.get(i % CLASSES.size());
            files.put("shapes/%s/%04d.png".formatted(name, i), png(draw(name, width, height, random)));
        }
        return files;
    }

    private static BufferedImage draw(String name, int width, int height, Random random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE); // between pixels too, so that none is like another
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        int side = Math.min(width, height);
        pen.setStroke(new BasicStroke(side / 14f));
        double size = side * (0.5 + 0.25 * random.nextDouble());
        double left = (width - size) * (0.3 + 0.4 * random.nextDouble());
        double top = (height - size) * (0.3 + 0.4 * random.nextDouble());
        double right = left + size;
        double bottom = top + size;
        switch (name) {
            case "circle" -> pen.draw(new Ellipse2D.Double(left, top, size, size));
            case "square" -> pen.draw(new Rectangle2D.Double(left, top, size, size));
            case "triangle" -> {
                pen.draw(new Line2D.Double(left, bottom, right, bottom));
                pen.draw(new Line2D.Double(left, bottom, (left + right) / 2, top));
                pen.draw(new Line2D.Double((left + right) / 2, top, right, bottom));
            }
            default -> {
                pen.draw(new Line2D.Double(left, top, right, bottom));
                pen.draw(new Line2D.Double(right, top, left, bottom));
            }
        }
        pen.dispose();
        return image;
    }

    /** A picture as a file. */
    public static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files in a ZIP. */
    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
