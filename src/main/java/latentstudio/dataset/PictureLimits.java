package latentstudio.dataset;

import java.time.Duration;
import latentstudio.image.PictureSettings;

/** What is read of a data set's own files. */
record PictureLimits(long maxPixels, Duration maxWait) implements PictureSettings {
}
