package latentstudio.geometry;

import java.util.Arrays;
import latentstudio.image.Page;

/** Areas of a reduced photograph that may be a sheet, [height, width] each, true where it is. Stateless. */
final class SheetArea {
    /** The share of the photograph that a sheet is. */
    private static final double SMALLEST = 0.12;
    private static final double LARGEST = 0.97;
    /** Colours are told apart by so many levels a channel, and one that is seen less often along the edge is none of the table. */
    private static final int LEVELS = 20;
    private static final int FEW = 3;
    /** Another light area that is larger than this share of the sheet could be the sheet, too. */
    private static final double SECOND = 0.25;

    private SheetArea() {
    }

    /** The photograph reduced by averaging: red, green and blue, [height, width] each. */
    static byte[][] reduced(Page page, int factor, int width, int height) {
        byte[][] reduced = new byte[3][width * height];
        int[] sums = new int[3];
        for (int i = 0; i < width * height; i++) {
            Arrays.fill(sums, 0);
            for (int y = i / width * factor; y < (i / width + 1) * factor; y++) {
                for (int x = i % width * factor; x < (i % width + 1) * factor; x++) {
                    for (int c = 0; c < 3; c++) {
                        sums[c] += page.at(x, y, page.isGrey() ? 0 : c);
                    }
                }
            }
            for (int c = 0; c < 3; c++) {
                reduced[c][i] = (byte) (sums[c] / (factor * factor));
            }
        }
        return reduced;
    }

    /** How light and how little coloured it is, [height, width]. */
    static byte[] paperness(byte[][] colours) {
        byte[] paperness = new byte[colours[0].length];
        for (int i = 0; i < paperness.length; i++) {
            int red = colours[0][i] & 0xff;
            int green = colours[1][i] & 0xff;
            int blue = colours[2][i] & 0xff;
            int most = Math.max(red, Math.max(green, blue));
            int least = Math.min(red, Math.min(green, blue));
            paperness[i] = (byte) Math.max(0, least - (most - least) / 2);
        }
        return paperness;
    }

    /** What has a colour that is not along the edge of the photograph, where the table is. */
    static boolean[] unlikeTable(byte[][] colours, int width, int height) {
        int rim = Math.max(2, Math.min(width, height) / 20);
        int[] counts = new int[LEVELS * LEVELS * LEVELS];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            if (x < rim || y < rim || x >= width - rim || y >= height - rim) {
                counts[bin(colours, i, 0, 0, 0)]++;
            }
        }
        boolean[] unlike = new boolean[width * height];
        for (int i = 0; i < unlike.length; i++) {
            int like = 0;
            for (int k = 0; k < 27; k++) {
                like += counts[bin(colours, i, k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1)];
            }
            unlike[i] = like < FEW;
        }
        return unlike;
    }

    private static int bin(byte[][] colours, int i, int red, int green, int blue) {
        int r = Math.clamp((colours[0][i] & 0xff) * LEVELS / 256 + red, 0, LEVELS - 1);
        int g = Math.clamp((colours[1][i] & 0xff) * LEVELS / 256 + green, 0, LEVELS - 1);
        int b = Math.clamp((colours[2][i] & 0xff) * LEVELS / 256 + blue, 0, LEVELS - 1);
        return (r * LEVELS + g) * LEVELS + b;
    }

    static boolean[] above(byte[] values, int threshold) {
        boolean[] above = new boolean[values.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = (values[i] & 0xff) > threshold;
        }
        return above;
    }

    /** The largest area with what it encloses, or null where it touches the edge, or another one is about as large. */
    static boolean[] area(boolean[] values, int width, int height) {
        boolean[] light = opened(values, width, height);
        int[] parts = new int[light.length];
        int[] stack = new int[light.length];
        int count = 0;
        int largest = 0;
        int most = 0;
        int second = 0;
        for (int i = 0; i < light.length; i++) {
            if (light[i] && parts[i] == 0) {
                int size = fill(parts, light, true, i, ++count, stack, width, height);
                if (size > most) {
                    second = most;
                    most = size;
                    largest = count;
                } else {
                    second = Math.max(second, size);
                }
            }
        }
        if (most < SMALLEST * light.length || most > LARGEST * light.length || second > SECOND * most) {
            return null;
        }
        boolean[] area = new boolean[light.length];
        for (int i = 0; i < area.length; i++) {
            area[i] = parts[i] == largest;
        }
        int onEdge = 0;
        for (int x = 0; x < width; x++) {
            onEdge += (area[x] ? 1 : 0) + (area[(height - 1) * width + x] ? 1 : 0);
        }
        for (int y = 0; y < height; y++) {
            onEdge += (area[y * width] ? 1 : 0) + (area[y * width + width - 1] ? 1 : 0);
        }
        if (onEdge > 0) {
            return null;
        }
        int[] outside = new int[area.length];
        for (int x = 0; x < width; x++) {
            fill(outside, area, false, x, 1, stack, width, height);
            fill(outside, area, false, (height - 1) * width + x, 1, stack, width, height);
        }
        for (int y = 0; y < height; y++) {
            fill(outside, area, false, y * width, 1, stack, width, height);
            fill(outside, area, false, y * width + width - 1, 1, stack, width, height);
        }
        for (int i = 0; i < area.length; i++) {
            area[i] = outside[i] == 0;
        }
        return area;
    }

    /** An area without bridges of one or two pixels. */
    private static boolean[] opened(boolean[] values, int width, int height) {
        boolean[] eroded = new boolean[values.length];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                boolean all = true;
                for (int k = 0; k < 9; k++) {
                    all &= values[(y + k / 3 - 1) * width + x + k % 3 - 1];
                }
                eroded[y * width + x] = all;
            }
        }
        boolean[] opened = new boolean[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < 9 && !opened[y * width + x]; k++) {
                    int nearX = x + k % 3 - 1;
                    int nearY = y + k / 3 - 1;
                    opened[y * width + x] = nearX >= 0 && nearY >= 0 && nearX < width && nearY < height && eroded[nearY * width + nearX];
                }
            }
        }
        return opened;
    }

    /** Marks what is joined to a pixel by its sides; how much that is. */
    private static int fill(int[] marks, boolean[] values, boolean wanted, int first, int mark, int[] stack, int width, int height) {
        if (marks[first] != 0 || values[first] != wanted) {
            return 0;
        }
        int depth = 0;
        int size = 0;
        stack[depth++] = first;
        marks[first] = mark;
        while (depth > 0) {
            int at = stack[--depth];
            size++;
            for (int side = 0; side < 4; side++) {
                int x = at % width + (side == 0 ? 1 : side == 1 ? -1 : 0);
                int y = at / width + (side == 2 ? 1 : side == 3 ? -1 : 0);
                if (x >= 0 && y >= 0 && x < width && y < height && marks[y * width + x] == 0 && values[y * width + x] == wanted) {
                    marks[y * width + x] = mark;
                    stack[depth++] = y * width + x;
                }
            }
        }
        return size;
    }

    /** The threshold that parts the values best (Nobuyuki Otsu, A Threshold Selection Method from Gray-Level Histograms, 1979). */
    static int threshold(byte[] values) {
        int[] counts = new int[256];
        long sum = 0;
        for (byte value : values) {
            counts[value & 0xff]++;
            sum += value & 0xff;
        }
        double best = -1;
        int threshold = 127;
        long below = 0;
        long sumBelow = 0;
        for (int level = 0; level < 255; level++) {
            below += counts[level];
            sumBelow += (long) level * counts[level];
            long above = values.length - below;
            if (below > 0 && above > 0) {
                double apart = (double) sumBelow / below - (double) (sum - sumBelow) / above;
                double between = apart * apart * below * above;
                if (between > best) {
                    best = between;
                    threshold = level;
                }
            }
        }
        return threshold;
    }

    static int count(boolean[] area) {
        int count = 0;
        for (boolean one : area) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
