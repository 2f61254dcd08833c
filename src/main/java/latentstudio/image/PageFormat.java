package latentstudio.image;

import java.util.Locale;
import java.util.Optional;

/** The file formats of pages. */
public enum PageFormat {
    PNG("image/png", "png"), JPEG("image/jpeg", "jpg"), TIFF("image/tiff", "tiff"), GIF("image/gif", "gif"), BMP("image/bmp", "bmp"),
    WEBP("image/webp", "webp");

    private final String mediaType;
    private final String ending;

    PageFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Of a file's name. */
    public String ending() {
        return ending;
    }

    /** As in {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The format that a changed page is written in: its own, or PNG where that would lose greys or the resolution, or where
     * there is no writer.
     */
    public PageFormat written() {
        return this == GIF || this == BMP || this == WEBP ? PNG : this;
    }

    /** The format that an ImageIO reader names so. */
    static Optional<PageFormat> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "png" -> Optional.of(PNG);
            case "jpeg", "jpg" -> Optional.of(JPEG);
            case "tiff", "tif", "bigtiff" -> Optional.of(TIFF);
            case "gif" -> Optional.of(GIF);
            case "bmp" -> Optional.of(BMP);
            case "webp" -> Optional.of(WEBP);
            default -> Optional.empty();
        };
    }
}
