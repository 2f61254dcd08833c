package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import latentstudio.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherKindTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\0\\0\\0\\x18ftypheic | got a HEIC picture, as iPhones take them; on the phone choose Settings > Camera > Formats > Most Compatible, or send it as JPEG.
            \\0\\0\\0\\x20ftypmif1 | got a HEIC picture, as iPhones take them;
            \\0\\0\\0\\x18ftypavif | got an AVIF picture; save it as PNG or JPEG and send that.
            \\0\\0\\0\\x14ftypisom | got a film; take a picture of the page and send that.
            \\0\\0\\0\\x0cjP\\x20\\x20\\r\\n | got a JPEG 2000 picture;
            \\xffO\\xffQ\\0 | got a JPEG 2000 picture;
            \\xff\\x0a\\xfa | got a JPEG XL picture;
            \\0\\0\\0\\x0cJXL\\x20\\r\\n | got a JPEG XL picture;
            8BPS\\0\\1 | got a Photoshop file;
            AT&TFORM | got a DjVu file;
            %PDF-1.7\\0 | got a PDF; send it to /api/v1/scans, or open it on the screen Clean.
            PK\\3\\4 | got an archive or an office document;
            P4 10 10\\n\\0 | got a portable pixmap;
            <?xml version="1.0"?><svg> | got an SVG drawing;
            Dear Sir or Madam | got a text; send a picture of it.
            \\1\\2\\3 | got 3 bytes of something else; send another file.
            """)
    void isNamedAndSaysWhatToDo(String bytes, String words) {
        assertThatThrownBy(() -> PageFiles.CODEC.open(bytes(bytes))).isInstanceOf(PictureException.class)
                .hasMessageStartingWith("Expected a PNG, JPEG, TIFF, GIF, BMP or WebP picture, but " + words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0xC9 | 8  | got a JPEG with arithmetic coding, which few programs read; save it as PNG or as a usual JPEG and send that.
            0xCA | 8  | got a JPEG with arithmetic coding
            0xC1 | 12 | got a JPEG of 12 bits, which few programs read; save it as TIFF or PNG and send that.
            0xC5 | 8  | got a hierarchical JPEG
            """)
    void aJpegThatFewProgramsReadSaysSo(String process, int bits, String words) {
        byte[] jpeg = PageFiles.write(PageFiles.page(16, 16, 1), PageFormat.JPEG);
        int frame = 2;
        while ((jpeg[frame + 1] & 0xff) != 0xc0) {
            frame += 2 + ((jpeg[frame + 2] & 0xff) << 8 | jpeg[frame + 3] & 0xff);
        }
        jpeg[frame + 1] = (byte) (int) Integer.decode(process);
        jpeg[frame + 4] = (byte) bits;
        for (Runnable reading : new Runnable[] {() -> PageFiles.CODEC.open(jpeg), () -> Cast.CODEC.read(jpeg)}) {
            assertThatThrownBy(reading::run).isInstanceOf(PictureException.class).hasMessageContaining(words);
        }
    }

    @Test
    void saysNothingOfPicturesThatAreRead() {
        for (PageFormat format : new PageFormat[] {PageFormat.PNG, PageFormat.JPEG, PageFormat.TIFF}) {
            assertThat(OtherKind.of(PageFiles.write(PageFiles.page(16, 16, 1), format))).isEmpty();
        }
    }

    private static byte[] bytes(String escaped) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) != '\\') {
                bytes.append(escaped.charAt(i));
                continue;
            }
            char kind = escaped.charAt(++i);
            if (kind == 'x') {
                bytes.append((char) Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.append(kind == 'r' ? '\r' : kind == 'n' ? '\n' : (char) (kind - '0'));
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
