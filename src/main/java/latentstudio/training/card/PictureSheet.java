package latentstudio.training.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Rows of small pictures with their labels, as one image. Each pixel becomes {@value #SCALE} x {@value #SCALE} pixels.
 * The sheet has a white ground of its own, so that its labels can be read on a dark page as well. The same pictures
 * give the same bytes on the same machine; another one's fonts may draw the labels in another way.
 *
 * @param heads  what stands above the columns, evenly spread: one a column, or one for several of them
 * @param rows   from top to bottom, all of as many pictures
 * @param width  of a picture, pixels
 * @param height of a picture, pixels
 */
public record PictureSheet(List<String> heads, List<Row> rows, int width, int height) {
    private static final int COLOURS = 3;
    public static final int SCALE = 2;
    private static final int MARGIN = 16;
    private static final int HEADS = 20;
    private static final int LABELS = 112;
    private static final int COLUMN_GAP = 8;
    private static final int ROW_GAP = 14;
    private static final int BAR_WIDTH = 80;
    private static final int BAR_HEIGHT = 6;
    private static final Color INK = new Color(0x1c1c1c);
    private static final Color QUIET = new Color(0x606060);
    private static final Color LINE = new Color(0xdcdcdc);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font SMALL = FONT.deriveFont(11f);

    /**
     * One row.
     *
     * @param map      how its values become colours; any but grey is explained beside the row
     * @param pictures [columns][height * width], or [columns][3 * height * width] where the values are colours already
     */
    public record Row(String label, ColourMap map, float[][] pictures) {
        boolean isColoured(int pixels) {
            return pictures.length > 0 && pictures[0].length == COLOURS * pixels;
        }
    }

    public PictureSheet {
        for (Row row : rows) {
            for (float[] picture : row.pictures()) {
                if (picture.length != width * height && picture.length != COLOURS * width * height || row.pictures().length != rows.getFirst().pictures().length) {
                    throw new IllegalArgumentException("%s: expected %d pictures of %d x %d values, got %d of %d".formatted(
                            row.label(), rows.getFirst().pictures().length, width, height, row.pictures().length,
                            picture.length));
                }
            }
        }
    }

    private int columns() {
        return rows.getFirst().pictures().length;
    }

    /** Where the pictures of a column begin on the sheet; columns are counted from 0. */
    public int left(int column) {
        return MARGIN + LABELS + column * (SCALE * width + COLUMN_GAP);
    }

    /** Where the pictures of a row begin on the sheet; rows are counted from 0. */
    public int top(int row) {
        return MARGIN + HEADS + row * (SCALE * height + ROW_GAP);
    }

    /** The sheet as a PNG file. */
    public byte[] png() throws IOException {
        BufferedImage sheet = new BufferedImage(left(columns()) - COLUMN_GAP + MARGIN, top(rows.size()) - ROW_GAP + MARGIN,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawHeads(graphics);
        for (int row = 0; row < rows.size(); row++) {
            drawLabel(graphics, row);
            for (int column = 0; column < columns(); column++) {
                graphics.setColor(LINE);
                graphics.drawRect(left(column) - 1, top(row) - 1, SCALE * width + 1, SCALE * height + 1);
                drawPicture(sheet, row, column);
            }
        }
        graphics.dispose();
        return png(rows.stream().anyMatch(row -> row.isColoured(width * height)) ? sheet : indexed(sheet));
    }

    private void drawHeads(Graphics2D graphics) {
        graphics.setFont(SMALL);
        graphics.setColor(QUIET);
        for (int head = 0; head < heads.size(); head++) {
            int from = left(head * columns() / heads.size());
            int to = left((head + 1) * columns() / heads.size()) - COLUMN_GAP;
            int length = graphics.getFontMetrics().stringWidth(heads.get(head));
            graphics.drawString(heads.get(head), (from + to - length) / 2, top(0) - 8);
        }
    }

    private void drawLabel(Graphics2D graphics, int row) {
        ColourMap map = rows.get(row).map();
        int middle = top(row) + SCALE * height / 2;
        graphics.setFont(FONT);
        graphics.setColor(INK);
        graphics.drawString(rows.get(row).label(), MARGIN, map == ColourMap.GREY ? middle + 5 : middle - 8);
        if (map == ColourMap.GREY) {
            return;
        }
        for (int x = 0; x < BAR_WIDTH; x++) {
            graphics.setColor(new Color(map.colour(map.minimum() + x * (1.0 - map.minimum()) / (BAR_WIDTH - 1))));
            graphics.fillRect(MARGIN + x, middle, 1, BAR_HEIGHT);
        }
        graphics.setColor(LINE);
        graphics.drawRect(MARGIN - 1, middle - 1, BAR_WIDTH + 1, BAR_HEIGHT + 1);
        graphics.setFont(SMALL);
        graphics.setColor(QUIET);
        String minimum = map.minimum() < 0 ? "\u2212" + -map.minimum() : "0";
        graphics.drawString(minimum, MARGIN, middle + 19);
        graphics.drawString("1", MARGIN + BAR_WIDTH - graphics.getFontMetrics().stringWidth("1"), middle + 19);
    }

    /** The sheet in the colours of the maps, which makes the file half as large; labels take the nearest grey. */
    private static BufferedImage indexed(BufferedImage sheet) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        for (ColourMap map : ColourMap.values()) {
            for (int step = 0; step < ColourMap.STEPS; step++) {
                palette.putIfAbsent(map.step(step), palette.size());
            }
        }
        int[] colours = palette.keySet().stream().mapToInt(Integer::intValue).toArray();
        BufferedImage indexed = new BufferedImage(sheet.getWidth(), sheet.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                int colour = sheet.getRGB(x, y) & 0xffffff;
                Integer index = palette.get(colour);
                indexed.getRaster().setSample(x, y, 0,
                        index == null ? palette.get(ColourMap.GREY.colour((colour & 0xff) / 255.0)) : index);
            }
        }
        return indexed;
    }

    /** An image as a PNG file, as small as it gets. */
    public static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private void drawPicture(BufferedImage sheet, int row, int column) {
        float[] picture = rows.get(row).pictures()[column];
        for (int y = 0; y < SCALE * height; y++) {
            for (int x = 0; x < SCALE * width; x++) {
                int pixel = y / SCALE * width + x / SCALE;
                sheet.setRGB(left(column) + x, top(row) + y, rows.get(row).isColoured(width * height) ? colour(picture, pixel)
                        : rows.get(row).map().colour(picture[pixel]));
            }
        }
    }

    private int colour(float[] picture, int pixel) {
        int colour = 0;
        for (int channel = 0; channel < COLOURS; channel++) {
            colour = colour << 8 | Math.round(Math.clamp(picture[channel * width * height + pixel], 0, 1) * 255);
        }
        return colour;
    }
}
