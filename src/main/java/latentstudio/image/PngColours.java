package latentstudio.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the numbers of gAMA and cHRM in a PNG mean, as a profile. */
final class PngColours {
    private static final double UNIT = 100_000;
    /** What sRGB is nearly, and what sRGB files say of themselves. */
    private static final double SRGB_GAMMA = 1 / 2.2;
    /** How far a gamma may be off before eyes see it. */
    private static final double SAME_GAMMA = 0.02;
    private static final double SAME_CHROMATICITY = 0.005;
    private static final double[] SRGB_X = {0.3127, 0.64, 0.3, 0.15};
    private static final double[] SRGB_Y = {0.329, 0.33, 0.6, 0.06};
    /** The white of ICC profiles. */
    private static final double[] D50 = {0.9642, 1, 0.8249};
    /** From XYZ to what the cones see (Lam, 1985, the Bradford transform). */
    private static final double[][] BRADFORD = {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}};
    private static final int HEADER = 128;
    private static final int TAG_ENTRY = 12;
    private static final int COLOUR_BYTES = 20;
    private static final int CURVE_BYTES = 16;

    /** Light to the power of it is what a sample tells. */
    private final double power;
    /** Chromaticities of white, red, green and blue (CIE 1931). */
    private final double[] x = SRGB_X.clone();
    private final double[] y = SRGB_Y.clone();

    /**
     * The colours of a picture.
     *
     * @param gamma          as the file has it, times 100,000
     * @param chromaticities eight numbers, or null for those of sRGB, or where the picture is grey
     */
    PngColours(int gamma, ByteBuffer chromaticities) {
        power = gamma / UNIT;
        for (int i = 0; chromaticities != null && i < 4; i++) {
            x[i] = chromaticities.getInt(8 * i) / UNIT;
            y[i] = chromaticities.getInt(8 * i + 4) / UNIT;
        }
    }

    /** A profile, or null where the colours are those of sRGB, or make no sense. */
    ColourProfile profile() {
        if (power < 0.01 || power > 100 || Math.abs(power - SRGB_GAMMA) < SAME_GAMMA && isSrgb()) {
            return null;
        }
        double[][] colours = colours();
        for (double[] colour : colours) {
            for (double part : colour) {
                if (!(Math.abs(part) < 10)) {
                    return null;
                }
            }
        }
        return ColourProfile.of(bytes(colours)).orElse(null);
    }

    private boolean isSrgb() {
        for (int i = 0; i < 4; i++) {
            if (Math.abs(x[i] - SRGB_X[i]) > SAME_CHROMATICITY || Math.abs(y[i] - SRGB_Y[i]) > SAME_CHROMATICITY) {
                return false;
            }
        }
        return true;
    }

    /** XYZ of red, green and blue, a column each, under D50. */
    private double[][] colours() {
        double[][] primaries = new double[3][3];
        double[] white = {x[0] / y[0], 1, (1 - x[0] - y[0]) / y[0]};
        for (int i = 0; i < 3; i++) {
            primaries[0][i] = x[i + 1] / y[i + 1];
            primaries[1][i] = 1;
            primaries[2][i] = (1 - x[i + 1] - y[i + 1]) / y[i + 1];
        }
        double[] amounts = times(inverse(primaries), white);
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, D50);
        double[][] adapted = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] cones = times(BRADFORD, new double[] {primaries[0][i] * amounts[i], amounts[i], primaries[2][i] * amounts[i]});
            for (int k = 0; k < 3; k++) {
                cones[k] *= to[k] / from[k];
            }
            double[] colour = times(inverse(BRADFORD), cones);
            for (int k = 0; k < 3; k++) {
                adapted[k][i] = colour[k];
            }
        }
        return adapted;
    }

    /** The file of a profile that displays have: three colours, and one curve for all (ICC.1:2001-04). */
    private byte[] bytes(double[][] colours) {
        String[] names = {"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        int data = HEADER + 4 + names.length * TAG_ENTRY;
        int curve = data + 3 * COLOUR_BYTES;
        ByteBuffer file = ByteBuffer.allocate(curve + CURVE_BYTES);
        file.putInt(0, file.capacity()).putInt(8, 0x02400000);
        put(file, 12, "mntrRGB XYZ ");
        put(file, 36, "acsp");
        for (int i = 0; i < 3; i++) {
            file.putInt(68 + 4 * i, fixed(D50[i]));
        }
        file.putInt(HEADER, names.length);
        for (int i = 0; i < names.length; i++) {
            int entry = HEADER + 4 + i * TAG_ENTRY;
            put(file, entry, names[i]);
            file.putInt(entry + 4, i < 3 ? data + i * COLOUR_BYTES : curve).putInt(entry + 8, i < 3 ? COLOUR_BYTES : 14);
        }
        for (int i = 0; i < 3; i++) {
            put(file, data + i * COLOUR_BYTES, "XYZ ");
            for (int k = 0; k < 3; k++) {
                file.putInt(data + i * COLOUR_BYTES + 8 + 4 * k, fixed(colours[k][i]));
            }
        }
        put(file, curve, "curv");
        file.putInt(curve + 8, 1).putShort(curve + 12, (short) Math.clamp(Math.round(256 / power), 1, 65_535));
        return file.array();
    }

    private static void put(ByteBuffer file, int position, String text) {
        file.put(position, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** As profiles write numbers. */
    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
        }
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                inverse[k][i] = (m[(i + 1) % 3][(k + 1) % 3] * m[(i + 2) % 3][(k + 2) % 3]
                        - m[(i + 1) % 3][(k + 2) % 3] * m[(i + 2) % 3][(k + 1) % 3]) / determinant;
            }
        }
        return inverse;
    }
}
