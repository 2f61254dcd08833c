package latentstudio.learn;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Whether and how models are learned here. */
@ConfigMapping(prefix = "studio.learn")
public interface LearnSettings {
    /** Whether visitors may have models learned. */
    @WithDefault("true")
    boolean enabled();

    /** A file with the class path of the trainer, which {@code ./studio} writes; without it nothing is learned. */
    @WithDefault("target/trainer.classpath")
    Path trainer();

    /** The trainer's heap; what its networks take comes to that. */
    @WithDefault("512M")
    MemorySize heap();

    /** Threads that the trainer computes with. */
    @WithDefault("1")
    int threads();

    /** How much the trainer gives way to others, 0 to 19, as {@code nice} counts. */
    @WithDefault("10")
    int nice();

    /** Runs at once; the others wait. */
    @WithDefault("1")
    int atOnce();

    /** Runs that wait at most. */
    @WithDefault("10")
    int maxQueued();

    /** Pictures of one run. */
    @WithDefault("20000")
    int maxPictures();

    /** One picture's file. */
    @WithDefault("20M")
    MemorySize maxPictureSize();

    /** All pictures of one run, unpacked. */
    @WithDefault("1G")
    MemorySize maxPicturesSize();

    /** Passes over the pictures. */
    @WithDefault("500")
    int maxEpochs();

    /** Models that came in packages, at once. */
    @WithDefault("20")
    int maxModels();

    /** The files of a package, unpacked. */
    @WithDefault("64M")
    MemorySize maxPackageSize();

    /** How long a finished run, its pictures and its model are kept, and a model that was brought. */
    @WithDefault("P30D")
    Duration keep();
}
