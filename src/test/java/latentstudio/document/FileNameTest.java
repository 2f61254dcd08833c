package latentstudio.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"page 1.png, page 1.png", "../../etc/passwd, passwd", "C:\\scans\\a.tif, a.tif", "-, page", "'', page",
        ".png, page.png", "'a\"b:c.png', abc.png"})
    void aFilesNameLosesWhatLeadsElsewhere(String name, String plain) {
        assertThat(FileName.plain(name)).isEqualTo(plain);
    }
}
