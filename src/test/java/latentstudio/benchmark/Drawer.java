package latentstudio.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentstudio.Cast;
import latentstudio.ui.Pixels;

/**
 * A visitor who draws on the Draw screen without a browser: the pen goes through a 3 at 20 frames a second, and as in
 * {@code draw-studio} one frame is on its way while of those that wait only the newest is kept. Close it.
 */
final class Drawer implements AutoCloseable {
    static final Duration PACE = Duration.ofMillis(50);
    private static final long PATIENCE_SECONDS = 30;
    /** As the pad sends it, see {@code ink-screen.ts}. */
    private static final int SIDE = 112;
    private static final int PEN = 9;
    private static final int MOVES = 40;
    private static final List<String> PICTURES = pictures();

    private final String model;
    private final FlowPage page;
    private CompletableFuture<Void> newestShown = new CompletableFuture<>();
    /** When the pen was there, for each frame; those from {@code shown} on have no answer yet. */
    private final List<Long> begun = new ArrayList<>();
    private final List<Double> lags = new ArrayList<>();
    private int shown;
    /** The frame on its way, from 1; 0 where there is none. */
    private int flying;
    private int answers;
    private int refusals;
    private boolean done;

    /**
     * What a visitor saw.
     *
     * @param lags       for each frame the milliseconds from the pen's move to the answer to it or to a newer one
     * @param answers    frames with an answer of their own; the others were overtaken by newer ones
     * @param refusals   answers of a server that has too much to do
     * @param newestSeen whether the last frame was answered
     */
    record Seen(List<Double> lags, int answers, int refusals, boolean newestSeen) {
    }

    /** Opens the Draw screen. */
    Drawer(HttpClient client, URI studio, String model) throws IOException, InterruptedException {
        this.model = model;
        page = FlowPage.open(client, studio, "draw/" + model, this::receive);
    }

    /**
     * Draws, and waits for what is then missing.
     *
     * @param begin when the pen is set down, of {@link System#nanoTime}: a frame that is sent late counts from when it was due
     * @param more  asked before each frame
     * @throws IOException if the connection breaks
     */
    Seen draw(long begin, BooleanSupplier more) throws IOException, InterruptedException {
        begin();
        for (long due = begin; more.getAsBoolean(); due += PACE.toNanos()) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            move(due);
        }
        end();
        try {
            CompletableFuture.anyOf(newestShown, page.broken()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (TimeoutException missing) {
            // told by what was seen
        }
        synchronized (this) {
            return new Seen(List.copyOf(lags), answers, refusals, newestShown.isDone());
        }
    }

    private synchronized void begin() {
        newestShown = new CompletableFuture<>();
        done = false;
        lags.clear();
        answers = 0;
        refusals = 0;
    }

    private synchronized void move(long due) {
        begun.add(due);
        if (flying == 0) {
            sendNewest();
        }
    }

    private synchronized void end() {
        done = true;
        if (shown == begun.size()) {
            newestShown.complete(null);
        } else if (flying == 0) {
            sendNewest();
        }
    }

    private void sendNewest() {
        flying = begun.size();
        page.ask("reconstruct", "%d,[\"%s\"],%s,true".formatted(flying, model, PICTURES.get(flying % PICTURES.size())));
    }

    private synchronized void receive(String message) {
        int place = message.indexOf("{\"frame\":");
        int frame = Integer.parseInt(message.substring(place + 9, message.indexOf(',', place)));
        flying = frame == flying ? 0 : flying;
        boolean refused = message.contains("\"results\":[]");
        if (refused) {
            refusals++;
        } else {
            answers++;
            long now = System.nanoTime();
            for (; shown < frame; shown++) {
                lags.add((now - begun.get(shown)) / 1e6);
            }
        }
        if (shown < begun.size()) {
            if (flying == 0 && (!refused || done)) { // a server with too much to do is asked again with the next move
                sendNewest();
            }
        } else if (done) {
            newestShown.complete(null);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        page.close();
    }

    /** A 3 that grows, as the page packs it. */
    private static List<String> pictures() {
        List<double[]> points = new ArrayList<>();
        Path2D three = Cast.three(80);
        double[] point = new double[6];
        for (PathIterator path = three.getPathIterator(AffineTransform.getTranslateInstance(30, 16), 0.1); !path.isDone(); path.next()) {
            path.currentSegment(point);
            points.add(point.clone());
        }
        return IntStream.rangeClosed(1, MOVES).mapToObj(move -> picture(points.subList(0, Math.max(2, points.size() * move / MOVES)))).toList();
    }

    private static String picture(List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst()[0], points.getFirst()[1]);
        points.forEach(point -> path.lineTo(point[0], point[1]));
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
        graphics.dispose();
        Rectangle inked = inked(path).intersection(new Rectangle(SIDE, SIDE));
        byte[] samples = (byte[]) image.getRaster().getDataElements(inked.x, inked.y, inked.width, inked.height, null);
        return "{\"channels\":1,\"height\":%d,\"width\":%d,\"samples\":\"%s\",\"packed\":true}".formatted(inked.height, inked.width,
                Base64.getEncoder().encodeToString(new Pixels(1, inked.height, inked.width, samples, false).pack().samples()));
    }

    /** Where the pen leaves ink, and a margin of a pixel, as the page trims its drawings. */
    private static Rectangle inked(Path2D path) {
        Rectangle bounds = path.getBounds();
        bounds.grow(PEN / 2 + 2, PEN / 2 + 2);
        return bounds;
    }
}
