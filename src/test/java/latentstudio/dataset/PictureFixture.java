package latentstudio.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws small picture files: somebody's own pictures. */
public final class PictureFixture {
    private PictureFixture() {
    }

    /** Sub-folders {@code discs} and {@code squares} with as many pictures each, of 28x28 pixels. */
    public static Path shapes(Path folder, int each, Color background, Color ink) throws IOException {
        for (int i = 0; i < each; i++) {
            write(folder.resolve("discs/" + i + ".png"), 28, 28, background, ink, 3 + i % 8);
            write(folder.resolve("squares/" + i + ".png"), 28, 28, background, ink, -3 - i % 8);
        }
        return folder;
    }

    /** A disc, or a square for a negative radius, in the middle; a grey file where both colours are grey. */
    static void write(Path file, int width, int height, Color background, Color ink, int radius) throws IOException {
        boolean grey = background.getRed() == background.getBlue() && ink.getRed() == ink.getGreen();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(ink);
        int side = 2 * Math.abs(radius);
        if (radius < 0) {
            graphics.fillRect((width - side) / 2, (height - side) / 2, side, side);
        } else {
            graphics.fillOval((width - side) / 2, (height - side) / 2, side, side);
        }
        graphics.dispose();
        if (grey) {
            BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    plain.getRaster().setSample(x, y, 0, image.getRGB(x, y) & 0xff); // not drawn: Java would take it for linear light
                }
            }
            image = plain;
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
