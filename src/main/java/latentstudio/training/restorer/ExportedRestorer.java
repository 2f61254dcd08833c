package latentstudio.training.restorer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import latentstudio.image.Page;
import latentstudio.image.Picture;
import latentstudio.inference.InferenceDevice;
import latentstudio.inference.InferenceSettings;
import latentstudio.inference.Lanes;
import latentstudio.inference.ServedModel;
import latentstudio.model.Manifest;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.PageCleaner;

/** A restorer on the path that serves it: 8-bit pages, cut into tiles and put together again. Close it to free its sessions. */
final class ExportedRestorer implements UnaryOperator<Picture>, AutoCloseable {
    private final ServedModel model;
    private final ExecutorService threads;
    private final PageCleaner cleaner;

    private record Settings(Path models) implements InferenceSettings {
        @Override
        public Optional<Path> extraModels() {
            return Optional.empty();
        }

        @Override
        public DeviceSetting device() {
            return DeviceSetting.CPU;
        }

        @Override
        public int maxBatch() {
            return 400;
        }

        @Override
        public int maxQueue() {
            return 400;
        }

        @Override
        public Duration maxWait() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Map<String, Remote> remote() {
            return Map.of();
        }
    }

    /**
     * Loads a model.
     *
     * @throws IOException when a file is missing or ONNX Runtime refuses it
     */
    ExportedRestorer(Path folder, Manifest manifest) throws IOException {
        model = ServedModel.load(folder, manifest, InferenceDevice.CPU, new Settings(folder.getParent()), new Lanes(0));
        int parallel = Runtime.getRuntime().availableProcessors();
        threads = Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().factory());
        cleaner = new PageCleaner(model, threads, parallel);
    }

    @Override
    public Picture apply(Picture page) {
        Page cleaned = cleaner.clean(new Page(page.width(), page.height(), 1, page.toBytes(), null), CleanOptions.DEFAULT,
                tile -> {
                }, () -> false).page();
        return Picture.ofBytes(1, cleaned.width(), cleaned.height(), cleaned.samples());
    }

    /** A page in colour, cleaned. */
    Picture clean(Picture page) {
        return Picture.of(cleaner.clean(page.toPage(), CleanOptions.DEFAULT, tile -> {
        }, () -> false).page()).inColour();
    }

    @Override
    public void close() {
        threads.shutdown();
        model.close();
    }
}
