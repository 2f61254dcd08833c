package latentstudio.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Ways to spoil a file: bits, numbers, pieces, and of a PNG whole chunks whose check sums are right again. Not thread-safe. */
public final class Mutations {
    private static final int[] NUMBERS = {0, 1, -1, 2, 7, 8, 16, 32, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1 << 24, 1 << 30, Integer.MAX_VALUE,
            Integer.MIN_VALUE, Integer.MAX_VALUE - 1, 0x7f800000, 0x7fc00000};
    private static final int PNG_HEAD = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int LONGEST = 1 << 20;
    private static final List<String> CHUNKS = List.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "zTXt", "iTXt", "tEXt", "pHYs", "gAMA", "cHRM", "bKGD", "sBIT", "eXIf", "fcTL");

    private Mutations() {
    }

    /** One of the seeds, spoilt once to eight times. */
    public static byte[] bytes(RandomGenerator random, List<byte[]> seeds) {
        byte[] bytes = pick(random, seeds);
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            bytes = once(random, bytes, seeds);
        }
        return bytes;
    }

    /** The same, where a PNG is spoilt chunk by chunk half of the time. */
    public static byte[] picture(RandomGenerator random, List<byte[]> seeds) {
        byte[] bytes = pick(random, seeds);
        boolean png = bytes.length > PNG_HEAD && bytes[0] == (byte) 0x89;
        return png && random.nextBoolean() ? chunks(random, bytes) : bytes(random, List.of(bytes, pick(random, seeds)));
    }

    private static byte[] once(RandomGenerator random, byte[] bytes, List<byte[]> seeds) {
        if (bytes.length < 8) {
            return pick(random, seeds);
        }
        byte[] copy = bytes.clone();
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
        return switch (random.nextInt(9)) {
            case 0 -> {
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 1 -> {
                copy[at] = (byte) NUMBERS[random.nextInt(NUMBERS.length)];
                yield copy;
            }
            case 2, 3 -> {
                ByteBuffer buffer = ByteBuffer.wrap(copy).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                int number = NUMBERS[random.nextInt(NUMBERS.length)];
                if (random.nextBoolean()) {
                    buffer.putInt(Math.min(at, copy.length - 4), number);
                } else {
                    buffer.putShort(Math.min(at, copy.length - 2), (short) number);
                }
                yield copy;
            }
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 6 -> {
                byte[] piece = new byte[length * (1 + random.nextInt(50))];
                for (int i = 0; i < piece.length; i++) {
                    piece[i] = bytes[at + i % length];
                }
                yield joined(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            case 7 -> {
                byte[] other = pick(random, seeds);
                int from = random.nextInt(other.length);
                yield joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
            }
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, copy, at, length);
                yield copy;
            }
        };
    }

    /** Spoils what chunks hold, changes their order and number, or slips in one that unpacks to much; the check sums are right. */
    private static byte[] chunks(RandomGenerator random, byte[] png) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, PNG_HEAD);
        for (int at = PNG_HEAD; at + CHUNK_FRAME <= png.length && out.size() < LONGEST;) {
            int length = ByteBuffer.wrap(png).getInt(at);
            byte[] type = Arrays.copyOfRange(png, at + 4, at + 8);
            byte[] data = Arrays.copyOfRange(png, at + 8, at + 8 + length);
            int times = random.nextInt(12) == 0 ? random.nextInt(4) : 1;
            for (int i = 0; i < times; i++) {
                boolean spoilt = data.length >= 8 && random.nextInt(3) == 0;
                byte[] name = random.nextInt(20) == 0 ? CHUNKS.get(random.nextInt(CHUNKS.size())).getBytes() : type;
                chunk(out, name, spoilt ? once(random, data, List.of(data)) : data);
            }
            if (random.nextInt(6) == 0) {
                chunk(out, CHUNKS.get(random.nextInt(CHUNKS.size())).getBytes(), random.nextBoolean() ? bomb() : Arrays.copyOf(data, random.nextInt(40)));
            }
            at += CHUNK_FRAME + length;
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, byte[] type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(type);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** A compressed profile or text of 64 MiB of zeros. */
    private static byte[] bomb() {
        return Bomb.BYTES;
    }

    private static final class Bomb {
        static final byte[] BYTES = make();

        private static byte[] make() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.writeBytes(new byte[] {'n', 0, 0});
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 64; i++) {
                    out.write(zeros);
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            if (whole.size() < LONGEST) {
                whole.writeBytes(part);
            }
        }
        return whole.toByteArray();
    }

    static <T> T pick(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
