package latentstudio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {
    @ParameterizedTest
    @ValueSource(floats = {0.3f, 0.5f, 0.75f, 0.92f, 1})
    void isTheOneThatTheFileWasWrittenWith(float quality) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        try (var out = ImageIO.createImageOutputStream(file)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), null, null), parameters);
        }
        assertThat(JpegQuality.of(ByteBuffer.wrap(file.toByteArray()))).isCloseTo(quality, within(0.03f));
    }

    @Test
    void isTakenForUsualWhereTheFileDoesNotTell() {
        assertThat(JpegQuality.of(ByteBuffer.allocate(0))).isEqualTo(PagePacking.USUAL_QUALITY);
        assertThat(JpegQuality.of(ByteBuffer.wrap(new byte[] {-1, -40, -1, -37, 0, 67, 0, 9}))).isEqualTo(PagePacking.USUAL_QUALITY);
    }
}
