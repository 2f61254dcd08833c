package latentstudio.inside;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.inside.LayerMaps.LayerView;
import latentstudio.inside.Operation.Place;
import latentstudio.latent.InvalidRequestException;
import latentstudio.model.GraphSpec;
import latentstudio.ui.Pixels;

/**
 * Shows what each layer of a model makes of a picture, and why. The graphs for that are opened when somebody first looks, at most
 * {@value #MOST_OPEN} models at once, and closed when nobody has looked for {@value #IDLE_MINUTES} minutes, or a little later. Thread-safe.
 */
@ApplicationScoped
public class InsideService {
    static final int MOST_OPEN = 4;
    static final int IDLE_MINUTES = 3;
    private static final Duration IDLE = Duration.ofMinutes(IDLE_MINUTES);
    /** Maps of a layer that come unasked. */
    private static final int MOST_MAPS = 16;

    private final InstantSource clock;
    /** The one that was asked last comes last. */
    private final Map<ServedModel, Entry> open = new LinkedHashMap<>();
    private boolean sweeping;

    private static final class Entry {
        private final OpenModel model;
        private int users;
        private long lastUsed;
        private boolean gone;

        Entry(OpenModel model) {
            this.model = model;
        }
    }

    @Inject
    public InsideService(ModelCatalog catalog) {
        this(InstantSource.system());
        catalog.whenGone(this::forget);
    }

    InsideService(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The maps of all layers.
     *
     * @param picture [pixels], as the model is given it
     * @param latent  [Z], what the decoder is given; empty for what the encoder makes of the picture
     * @param whole   the layer of which all maps are wanted, −1 for none; of the others come the first 16
     * @throws RuntimeException with a message for the visitor, if there is no such layer, the picture or the latent does not fit, or the
     *                          model's layers cannot be shown
     */
    public LayerMaps maps(ServedModel model, float[] picture, float[] latent, int whole) {
        return with(model, inside -> {
            if (whole != -1) {
                requireLayer(inside, whole);
            }
            OpenModel.Pass pass = inside.pass(picture, latent);
            List<LayerView> views = new ArrayList<>();
            for (int i = 0; i < pass.values().length; i++) {
                views.add(view(model, inside.layers().get(i), pass.values()[i], i == whole));
            }
            return new LayerMaps(model.manifest().id(), views, pass.timing());
        });
    }

    /**
     * The sum that makes one pixel.
     *
     * @param layer  its number, from 0
     * @param map    of the layer, from 0
     * @param row    from 0
     * @param column from 0
     * @throws RuntimeException as {@link #maps} does, also if there is no such pixel
     */
    public PixelSum sum(ServedModel model, float[] picture, float[] latent, int layer, int map, int row, int column) {
        return with(model, inside -> {
            Place place = new Place(map, row, column);
            Operation.Size size = requireLayer(inside, layer).size();
            if (!size.contains(place)) {
                throw new InvalidRequestException("Expected a pixel of layer %d, which has %d maps of %d x %d, got row %d, column %d of map %d; point at another one."
                        .formatted(layer + 1, size.maps(), size.width(), size.height(), row + 1, column + 1, map + 1));
            }
            return PixelSum.of(model.manifest().id(), inside.layers(), inside.pass(picture, latent).values(), layer, place);
        });
    }

    private static Layer requireLayer(OpenModel inside, int number) {
        if (number < 0 || number >= inside.layers().size()) {
            throw new InvalidRequestException("Expected a layer from 1 to %d, got %d; point at another one.".formatted(inside.layers().size(), number + 1));
        }
        return inside.layers().get(number);
    }

    private static LayerView view(ServedModel model, Layer layer, float[] values, boolean whole) {
        int shown = whole ? layer.size().maps() : Math.min(MOST_MAPS, layer.size().maps());
        float scale = 0;
        for (float value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        byte[] samples = new byte[shown * layer.size().pixels()];
        for (int i = 0; i < samples.length && scale > 0; i++) {
            samples[i] = (byte) Math.round(values[i] / scale * Byte.MAX_VALUE);
        }
        Operation operation = layer.operation();
        int[] kernel = operation.kernelAndStride();
        return new LayerView(layer.role().label(), operation.kind(), layer.activation(), output(model, layer), layer.inputs(), layer.size().maps(),
                layer.size().height(), layer.size().width(), kernel[0], kernel[1], operation.parameters(), shown, scale, Pixels.packed(samples));
    }

    private static String output(ServedModel model, Layer layer) {
        GraphSpec spec = model.manifest().graphs().get(layer.role());
        String name = layer.tensor().name();
        return spec.outputs().stream().anyMatch(output -> output.name().equals(name)) ? name : null;
    }

    private <T> T with(ServedModel model, Function<OpenModel, T> work) {
        Entry entry = borrow(model);
        try {
            return work.apply(entry.model);
        } finally {
            giveBack(entry);
        }
    }

    /** Opens under the lock: who looks at another model meanwhile waits for some tenths of a second. */
    private synchronized Entry borrow(ServedModel model) {
        Entry entry = open.remove(model);
        if (entry == null) {
            entry = new Entry(new OpenModel(model));
        }
        open.put(model, entry);
        entry.users++;
        entry.lastUsed = clock.millis();
        sweepLater();
        if (open.size() > MOST_OPEN) {
            forget(open.keySet().iterator().next());
        }
        return entry;
    }

    private synchronized void giveBack(Entry entry) {
        entry.users--;
        closeIfDone(entry);
    }

    private synchronized void forget(ServedModel model) {
        Entry entry = open.remove(model);
        if (entry != null) {
            leave(entry);
        }
    }

    /** Once in a while as long as something is open. */
    private synchronized void sweepLater() {
        if (!sweeping && !open.isEmpty()) {
            sweeping = true;
            CompletableFuture.delayedExecutor(IDLE_MINUTES, TimeUnit.MINUTES).execute(this::sweep);
        }
    }

    private synchronized void sweep() {
        sweeping = false;
        closeUnused();
        sweepLater();
    }

    synchronized void closeUnused() {
        for (Iterator<Entry> entries = open.values().iterator(); entries.hasNext();) {
            Entry entry = entries.next();
            if (clock.millis() - entry.lastUsed >= IDLE.toMillis()) {
                entries.remove();
                leave(entry);
            }
        }
    }

    private static void leave(Entry entry) {
        entry.gone = true;
        closeIfDone(entry);
    }

    private static void closeIfDone(Entry entry) {
        if (entry.gone && entry.users == 0) {
            entry.model.close();
        }
    }

    /** How many models' graphs are open. */
    synchronized int opened() {
        return open.size();
    }

    @PreDestroy
    synchronized void close() {
        List.copyOf(open.keySet()).forEach(this::forget);
    }
}
