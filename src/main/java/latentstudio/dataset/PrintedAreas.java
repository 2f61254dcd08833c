package latentstudio.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * What maps, charts, covers and illustrations print on a large part of a page, at the scale of its overview, or on a small
 * one at its own. It is most easily taken for light, old paper or coffee: pale, wide, warm and in the paper's place.
 * What gives it away is that it has edges and is even. What a sheet lies on is such an area too. Used once, by one thread.
 */
final class PrintedAreas {
    /** From red over orange to yellow. */
    private static final float MOST_WARM_HUE = 0.17f;

    private final int width;
    private final int height;
    private final RandomGenerator random;
    /** [3][height * width], 1 where nothing is printed. */
    private final float[][] planes;
    private final Rectangle box;

    private PrintedAreas(int width, int height, RandomGenerator random) {
        this.width = width;
        this.height = height;
        this.random = random;
        planes = new float[3][width * height];
        box = new Rectangle(share(width, 0.35), share(height, 0.35), 0, 0);
        box.width = Math.max(8, share(width - box.x, 0.5) + (width - box.x) / 2);
        box.height = Math.max(8, share(height - box.y, 0.5) + (height - box.y) / 2);
    }

    private int share(int length, double most) {
        return (int) (length * most * random.nextDouble());
    }

    /**
     * Any kind of areas.
     *
     * @return [3][height * width], 0..1: what is printed there is multiplied by it
     */
    static float[][] draw(int width, int height, RandomGenerator random) {
        PrintedAreas areas = new PrintedAreas(width, height, random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        int kind = random.nextInt(8);
        switch (kind) {
            case 0 -> areas.table(pen);
            case 1, 2 -> areas.map(pen);
            case 3, 4 -> areas.shapes(pen);
            default -> areas.illustration(pen);
        }
        pen.dispose();
        areas.read(image);
        if (kind == 0) {
            areas.grain();
        } else if (kind > 4) {
            areas.fade();
        }
        return areas.planes;
    }

    private void read(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                planes[channel][i] = (pixels[i] >> 16 - 8 * channel & 0xff) / 255f;
            }
        }
    }

    /** Pale more often than full, as warm as paper, skin and coffee half of the time, else of any hue, now and then grey. */
    private Color tint() {
        boolean full = random.nextInt(3) == 0;
        float saturation = full ? 0.3f + 0.7f * random.nextFloat() : 0.03f + 0.6f * random.nextFloat() * random.nextFloat();
        float brightness = full ? 0.4f + 0.6f * random.nextFloat() : 1 - 0.35f * random.nextFloat() * random.nextFloat();
        float hue = random.nextBoolean() ? MOST_WARM_HUE * random.nextFloat() : random.nextFloat();
        return Color.getHSBColor(hue, random.nextInt(8) == 0 ? 0 : saturation, brightness);
    }

    /** Areas that share their borders, in a few tints, the sea around them white or tinted too. */
    private void map(Graphics2D pen) {
        int sites = 4 + random.nextInt(37);
        int[] x = random.ints(sites, box.x, box.x + box.width).toArray();
        int[] y = random.ints(sites, box.y, box.y + box.height).toArray();
        Color[] palette = new Color[3 + random.nextInt(5)];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = i == 0 ? Color.WHITE : tint();
        }
        double shorter = Math.min(width, height);
        float[] right = SmoothNoise.clouds(width, height, shorter * 0.2, 3, random);
        float[] down = SmoothNoise.clouds(width, height, shorter * 0.2, 3, random);
        double wobble = shorter * 0.12 * random.nextDouble();
        boolean lined = random.nextBoolean();
        Color line = new Color(random.nextInt(150), random.nextInt(150), random.nextInt(150));
        int[] owner = new int[width * height];
        for (int i = 0; i < owner.length; i++) {
            double hereX = i % width + wobble * right[i];
            double hereY = i / width + wobble * down[i];
            double nearest = Double.MAX_VALUE;
            for (int site = 0; site < sites; site++) {
                double away = (hereX - x[site]) * (hereX - x[site]) + (hereY - y[site]) * (hereY - y[site]);
                if (away < nearest) {
                    nearest = away;
                    owner[i] = site;
                }
            }
            boolean border = i % width > 0 && owner[i] != owner[i - 1] || i >= width && owner[i] != owner[i - width];
            pen.setColor(border && lined ? line : palette[owner[i] % palette.length]);
            if (box.contains(i % width, i / width)) {
                pen.fillRect(i % width, i / width, 1, 1);
            }
        }
    }

    /** Boxes, discs and outlines that may cover each other. */
    private void shapes(Graphics2D pen) {
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
            int fromX = box.x + share(box.width, 0.8);
            int fromY = box.y + share(box.height, 0.8);
            int wide = 4 + share(box.width, 0.8);
            int high = 4 + share(box.height, 0.8);
            Shape shape = switch (random.nextInt(4)) {
                case 0, 1 -> new Rectangle(fromX, fromY, wide, high);
                case 2 -> new Ellipse2D.Double(fromX, fromY, wide, high);
                default -> PageMarks.country(box.x, box.y, box.width, box.height, random);
            };
            pen.setColor(tint());
            pen.fill(shape);
            if (random.nextInt(3) == 0) {
                pen.setColor(Color.DARK_GRAY);
                pen.draw(shape);
            }
        }
    }

    /** A sheet that was laid down on something, not quite straight, and photographed with it. */
    private void table(Graphics2D pen) {
        boolean dark = random.nextBoolean();
        pen.setColor(Color.getHSBColor(random.nextInt(3) > 0 ? MOST_WARM_HUE * random.nextFloat() : random.nextFloat(), 0.6f * random.nextFloat(),
                dark ? 0.1f + 0.3f * random.nextFloat() : 0.4f + 0.45f * random.nextFloat()));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fill(AffineTransform.getRotateInstance(0.15 * random.nextGaussian(), width / 2.0, height / 2.0).createTransformedShape(
                new Rectangle(share(width, 0.3), share(height, 0.3), width - share(width, 0.5), height - share(height, 0.5))));
    }

    /** What is printed dark gets the grain of wood, cloth or stone: clouds drawn out along one side. */
    private void grain() {
        double cell = 3 + Math.min(width, height) * 0.3 * random.nextDouble() * random.nextDouble();
        int along = 1 + random.nextInt(12);
        float[] clouds = SmoothNoise.clouds(width, height, cell, 4, random);
        float strength = 0.5f * random.nextFloat();
        for (int i = 0; i < width * height; i++) {
            int drawnOut = i / width * width + i % width / along;
            for (float[] plane : planes) {
                plane[i] = plane[i] > 0.99f ? plane[i] : Math.clamp(plane[i] * (1 + strength * clouds[drawnOut]), 0, 1);
            }
        }
    }

    private void illustration(Graphics2D pen) {
        pen.drawImage(PagePicture.draw(box.width, box.height, true, random), box.x, box.y, null);
    }

    /** A picture in a frame, in an oval, or without an edge: it fades into the paper. */
    private void fade() {
        double soft = random.nextBoolean() ? 1 : 1 + Math.min(box.width, box.height) * 0.3 * random.nextDouble();
        boolean oval = random.nextInt(3) == 0;
        double pale = random.nextInt(3) == 0 ? 0.2 + 0.8 * random.nextDouble() : 1;
        for (int i = 0; i < width * height; i++) {
            double fromX = (i % width - box.getCenterX()) / (box.width / 2.0);
            double fromY = (i / width - box.getCenterY()) / (box.height / 2.0);
            double inside = (1 - (oval ? Math.hypot(fromX, fromY) : Math.max(Math.abs(fromX), Math.abs(fromY))))
                    * Math.min(box.width, box.height) / 2;
            float cover = (float) (pale * Math.clamp(inside / soft, 0, 1));
            for (float[] plane : planes) {
                plane[i] = 1 - cover * (1 - plane[i]);
            }
        }
    }
}
