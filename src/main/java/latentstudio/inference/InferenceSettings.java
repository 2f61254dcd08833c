package latentstudio.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the models are and what they run on. */
@ConfigMapping(prefix = "studio")
public interface InferenceSettings {
    /** The folder of the models that ship: one folder each. */
    @WithDefault("models")
    Path models();

    /** One more such folder; its models come after those that ship. */
    Optional<Path> extraModels();

    /** {@code auto} takes a GPU where there is one; {@code cuda} says loudly when there is none. */
    @WithDefault("auto")
    DeviceSetting device();

    /** How many pictures one request may hold. */
    @WithDefault("400")
    int maxBatch();

    /** How long a request waits for a free session before it is turned away. */
    @WithDefault("2s")
    Duration maxWait();

    /** How many small requests may wait for a free session, all models together. */
    @WithDefault("256")
    int maxQueue();

    /** Models that another server computes, by their id; their graphs need not lie here. */
    Map<String, Remote> remote();

    /** Where a model is computed instead of here. */
    interface Remote {
        /** A server that speaks the Open Inference Protocol, version 2: {@code http://triton:8000}. Graphs are called there as here. */
        URI url();

        /** What is sent as {@code Authorization}, for instance {@code Bearer} and a key. */
        Optional<String> authorization();

        /** How long one answer may take. */
        @WithDefault("30s")
        Duration timeout();
    }

    /** What a person may ask for. */
    enum DeviceSetting { AUTO, CPU, CUDA }
}
