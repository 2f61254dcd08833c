package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import latentstudio.Cast;
import latentstudio.fuzz.Fuzz;
import latentstudio.fuzz.Mutations;
import org.junit.jupiter.api.Test;

/** Spoilt picture files are read or refused in words; they take no more memory than a picture of the largest size does. */
class PictureFuzzTest {
    private static final long MOST_PIXELS = 250_000;
    /** Decoding, its copies and the scaling of the largest picture at 16 bits a sample, and what readers take beside. */
    private static final long MOST_BYTES = 96L << 20;
    private static final PictureCodec PICTURES = new PictureCodec(new Limits(MOST_PIXELS, Duration.ofSeconds(10)));
    private static final PageCodec PAGES = new PageCodec(new PageFiles.Limits(MOST_PIXELS, 4 << 20, Duration.ofSeconds(10)));

    private record Limits(long maxPixels, Duration maxWait) implements PictureSettings {
    }

    @Test
    void spoiltPicturesAreReadOrRefused() throws Exception {
        new Fuzz("pictures", seeds(), MOST_BYTES, PictureException.class).run(Mutations::picture, file -> {
            Picture picture = PICTURES.read(file);
            assertThat(picture.values()).doesNotContain(Float.NaN);
            assertThat(Math.max(picture.width(), picture.height())).isLessThanOrEqualTo(PictureCodec.LONGEST_SIDE);
        });
    }

    @Test
    void spoiltPagesAreReadOrRefused() throws Exception {
        new Fuzz("pages", seeds(), MOST_BYTES, PictureException.class).run(Mutations::picture, bytes -> {
            try (PageFile file = PAGES.open(bytes)) {
                for (int index : List.of(0, file.pages() - 1)) {
                    Page page = file.read(index);
                    assertThat((long) page.width() * page.height()).isLessThanOrEqualTo(MOST_PIXELS);
                }
            }
        });
    }

    private static List<byte[]> seeds() throws IOException {
        BufferedImage three = Cast.three(24, 4, 4, 16, 2, Color.BLACK, Color.WHITE);
        List<byte[]> seeds = new ArrayList<>();
        for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            seeds.add(Cast.file(three, format));
        }
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED)) {
            BufferedImage image = new BufferedImage(9, 7, type);
            image.getGraphics().drawImage(three, 0, 0, 9, 7, null);
            seeds.add(Cast.file(image, "png"));
            seeds.add(Cast.file(image, "tiff"));
        }
        for (PageFormat format : List.of(PageFormat.PNG, PageFormat.JPEG, PageFormat.TIFF)) {
            seeds.add(PageFiles.write(PageFiles.page(20, 10, 1), format));
            seeds.add(PageFiles.write(PageFiles.page(20, 10, 3), format));
        }
        seeds.add(PageFiles.exifJpeg(three, 6, 300));
        seeds.add(PageFiles.fourColourJpeg(true));
        seeds.add(PageFiles.tiff(3));
        return seeds;
    }
}
