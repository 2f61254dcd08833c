package latentstudio.dataset;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import latentstudio.Cast;
import latentstudio.image.Picture;

/**
 * Draws the pictures that stand for photographs which may not be shown, into {@code datasets/cifar10}:
 * {@code java -cp target/test-classes:target/classes:... latentstudio.dataset.PhotographSamples}. Soft light, shadows and a little
 * texture, so that small they look as photographs do.
 */
final class PhotographSamples {
    private static final int SIDE = 96;
    /** Drawn larger, for soft edges. */
    private static final int SCALE = 4;

    private final BufferedImage image = new BufferedImage(SIDE * SCALE, SIDE * SCALE, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();

    private PhotographSamples() {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(SCALE, SCALE);
    }

    public static void main(String[] arguments) throws IOException {
        new PhotographSamples().ship().write("ship");
        new PhotographSamples().airplane().write("airplane");
        new PhotographSamples().automobile().write("automobile");
        new PhotographSamples().truck().write("truck");
        new PhotographSamples().frog().write("frog");
        new PhotographSamples().bird().write("bird");
    }

    private void write(String name) throws IOException {
        int side = SIDE * SCALE;
        Picture large = Picture.ofPixels(side, side, image.getRGB(0, 0, side, side, null, 0, side));
        Picture small = large.resize(SIDE, SIDE);
        float[] clouds = SmoothNoise.clouds(SIDE, SIDE, 7, 3, new SplittableRandom(name.hashCode()));
        for (int i = 0; i < small.values().length; i++) {
            small.values()[i] *= 1 + 0.12f * clouds[i % clouds.length];
        }
        Files.write(Path.of("datasets/cifar10", name + ".png"), Cast.CODEC.png(small));
    }

    private PhotographSamples ship() {
        ground(new Color(0xf3c98b), new Color(0x8fb3cf), 58);
        light(new Color(0xfff1c4), 70, 50, 22);
        below(new Color(0x51758c), new Color(0x1f3a4d), 58);
        shape(new Color(0xfbf6ea), new Color(0xb9b2a0), 46, 12, 46, 56, 20, 56);
        shape(new Color(0xe9e3d4), new Color(0x9c968a), 49, 18, 49, 56, 72, 56);
        shape(new Color(0x8c2f26), new Color(0x3d120e), 14, 59, 80, 59, 71, 71, 24, 71);
        shadow(47, 76, 34, 5);
        return this;
    }

    private PhotographSamples airplane() {
        ground(new Color(0x3f7fc0), new Color(0xcfe3f2), SIDE);
        cloud(22, 74, 24);
        cloud(76, 26, 17);
        shape(new Color(0xd9dee3), new Color(0x8e979f), 40, 50, 60, 48, 84, 76, 74, 77);
        shape(new Color(0xbfc6cd), new Color(0x7d868e), 46, 44, 58, 44, 68, 22, 61, 23);
        body(new Color(0xf7f8fa), new Color(0x9aa4ad), 10, 41, 76, 13);
        shape(new Color(0xb5382c), new Color(0x7c211a), 76, 44, 88, 26, 93, 27, 88, 47);
        return this;
    }

    private PhotographSamples automobile() {
        ground(new Color(0xbcd3dd), new Color(0xe6e4d8), 52);
        below(new Color(0x8d8a84), new Color(0x55524e), 66);
        bush(18, 55, 20);
        bush(72, 53, 24);
        shadow(48, 78, 40, 5);
        shape(new Color(0xc8302b), new Color(0x6f1512), 8, 62, 26, 57, 36, 43, 63, 43, 75, 57, 90, 61, 90, 73, 8, 73);
        shape(new Color(0xbfd4df), new Color(0x45606e), 31, 56, 39, 46, 49, 46, 49, 56);
        shape(new Color(0xaec6d2), new Color(0x3b5562), 52, 56, 52, 46, 62, 46, 70, 56);
        wheel(26, 73, 9);
        wheel(72, 73, 9);
        return this;
    }

    private PhotographSamples truck() {
        ground(new Color(0x9fc3e0), new Color(0xe9eef0), 60);
        below(new Color(0xa08a62), new Color(0x5d4d33), 64);
        shadow(50, 80, 44, 5);
        shape(new Color(0xf1f1ec), new Color(0xa9a89f), 30, 24, 92, 24, 92, 70, 30, 70);
        shape(new Color(0x2c68a8), new Color(0x143657), 6, 70, 6, 52, 13, 38, 28, 38, 28, 70);
        shape(new Color(0xcfe2ee), new Color(0x5c7a8c), 9, 52, 15, 41, 24, 41, 24, 52);
        wheel(18, 73, 9);
        wheel(64, 73, 9);
        wheel(82, 73, 9);
        return this;
    }

    private PhotographSamples frog() {
        ground(new Color(0x5f6f43), new Color(0x3b452b), SIDE);
        bush(16, 22, 26);
        bush(82, 30, 24);
        shadow(48, 80, 42, 6);
        body(new Color(0x9db84a), new Color(0x41591b), 14, 58, 30, 22);
        body(new Color(0x9db84a), new Color(0x41591b), 54, 58, 30, 22);
        body(new Color(0xa9c453), new Color(0x526d22), 20, 36, 58, 42);
        body(new Color(0xd9d6a0), new Color(0xa5a566), 32, 58, 34, 18);
        eye(32, 36, 9);
        eye(66, 36, 9);
        return this;
    }

    private PhotographSamples bird() {
        ground(new Color(0xdfe6d2), new Color(0x9fb48f), SIDE);
        bush(80, 20, 20);
        shape(new Color(0x6b5138), new Color(0x3f2e1e), 0, 72, 96, 64, 96, 70, 0, 79);
        shape(new Color(0x4a4038), new Color(0x2a241f), 62, 52, 92, 74, 86, 78, 56, 62);
        body(new Color(0xb98a5e), new Color(0x6a4526), 26, 32, 46, 38);
        body(new Color(0xd96f3a), new Color(0x8f3c18), 24, 38, 26, 30);
        body(new Color(0x9c7049), new Color(0x5a3b21), 20, 16, 28, 26);
        shape(new Color(0x3b3128), new Color(0x1d1812), 21, 27, 10, 30, 21, 33);
        eye(29, 26, 4);
        return this;
    }

    private void ground(Color top, Color bottom, int height) {
        pen.setPaint(new GradientPaint(0, 0, top, 0, height, bottom));
        pen.fill(new Rectangle2D.Double(0, 0, SIDE, SIDE));
    }

    private void below(Color top, Color bottom, int from) {
        pen.setPaint(new GradientPaint(0, from, top, 0, SIDE, bottom));
        pen.fill(new Rectangle2D.Double(0, from, SIDE, SIDE - from));
    }

    private void light(Color colour, int x, int y, int radius) {
        glow(colour, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0), x, y, radius, radius);
    }

    private void shadow(int x, int y, int across, int down) {
        glow(new Color(0, 0, 0, 150), new Color(0, 0, 0, 0), x, y, across, down);
    }

    private void cloud(int x, int y, int radius) {
        for (int puff = -2; puff <= 2; puff++) {
            light(new Color(255, 255, 255, 200), x + puff * radius / 2, y + Math.abs(puff) * radius / 8, radius - Math.abs(puff) * radius / 4);
        }
    }

    private void bush(int x, int y, int radius) {
        SplittableRandom random = new SplittableRandom(x * 31L + y);
        for (int leaf = 0; leaf < 60; leaf++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double away = Math.sqrt(random.nextDouble()) * radius;
            int green = 70 + random.nextInt(90);
            pen.setColor(new Color(green / 2, green, green / 3));
            pen.fill(new Ellipse2D.Double(x + away * Math.cos(angle) - 4, y + away * Math.sin(angle) - 3, 8, 6));
        }
    }

    private void glow(Color inner, Color outer, int x, int y, int across, int down) {
        pen.translate(x, y);
        pen.scale(1, (double) down / across);
        pen.setPaint(new RadialGradientPaint(0, 0, across, new float[] {0, 1}, new Color[] {inner, outer}));
        pen.fill(new Ellipse2D.Double(-across, -across, 2 * across, 2 * across));
        pen.scale(1, (double) across / down);
        pen.translate(-x, -y);
    }

    /** A polygon, lit from above. */
    private void shape(Color lit, Color dark, int... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        Rectangle2D box = path.getBounds2D();
        pen.setPaint(new GradientPaint(0, (float) box.getMinY(), lit, (float) (box.getWidth() / 4), (float) box.getMaxY(), dark));
        pen.fill(path);
    }

    /** Something round, lit from above on the left. */
    private void body(Color lit, Color dark, int left, int top, int width, int height) {
        pen.setPaint(new RadialGradientPaint(left + width * 0.4f, top + height * 0.3f, Math.max(width, height) * 0.62f,
                new float[] {0, 1}, new Color[] {lit, dark}));
        pen.fill(new RoundRectangle2D.Double(left, top, width, height, Math.min(width, height), Math.min(width, height)));
    }

    private void eye(int x, int y, int radius) {
        body(new Color(0xe6dc9a), new Color(0x8a7d34), x - radius, y - radius, 2 * radius, 2 * radius);
        body(new Color(0x302a18), new Color(0x0c0a05), x - radius / 2, y - radius / 2, radius, radius);
        pen.setComposite(AlphaComposite.SrcOver.derive(0.9f));
        pen.setColor(Color.WHITE);
        pen.fill(new Ellipse2D.Double(x - radius / 3.0, y - radius / 2.0, radius / 3.0, radius / 3.0));
        pen.setComposite(AlphaComposite.SrcOver);
    }

    private void wheel(int x, int y, int radius) {
        body(new Color(0x38383a), new Color(0x101012), x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setColor(new Color(0x9d9fa3));
        pen.setStroke(new BasicStroke(2));
        pen.draw(new Ellipse2D.Double(x - radius / 2.0, y - radius / 2.0, radius, radius));
    }
}
