package latentstudio.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Programs in Tesseract's place, as broken ones behave. */
public final class Programs {
    private static final String HEAD = """
            #!/bin/sh
            if [ "$1" = --list-langs ]; then printf 'List of available languages in "/x" (3):\\ndeu\\neng\\nosd\\n'; exit; fi
            """;
    /** One word, hello, at 10, 20 of 30 x 12 pixels. */
    public static final String HELLO = """
            printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
            printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t200\\t100\\t-1\\t\\n3\\t1\\t1\\t1\\t0\\t0\\t0\\t0\\t9\\t9\\t-1\\t\\n4\\t1\\t1\\t1\\t1\\t0\\t0\\t0\\t9\\t9\\t-1\\t\\n'
            printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t30\\t12\\t91.5\\thello\\n'
            """;
    static final String HANGS = "sleep 1000 &\necho $! > \"$(dirname \"$0\")/child\"\nwait\n";
    static final String DIES = "echo 'Error opening data file' >&2\nexit 1\n";

    private Programs() {
    }

    /** A program that lists languages, and otherwise does this; its first argument is the picture. */
    public static Path that(Path folder, String does) throws IOException {
        Path program = Files.writeString(folder.resolve("tesseract"), HEAD + does);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Tesseract tesseract(Path program, Duration timeout) {
        return new Tesseract(new Settings(program.toString(), timeout));
    }

    /** What reads pages. */
    public record Settings(String tesseract, Duration timeout) implements TextSettings {
    }
}
