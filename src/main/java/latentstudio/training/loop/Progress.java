package latentstudio.training.loop;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import latentstudio.architecture.Network;
import latentstudio.model.Provenance;

/** Tells on a terminal, or in a log, how far a run is: a bar that moves in place, or one line an epoch. */
public final class Progress implements RunObserver {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final boolean bar;
    private final int epochs;
    private final long start = System.nanoTime();
    private double done;
    private double doneAtStart = -1;

    public Progress(PrintStream out, boolean bar, int epochs) {
        this.out = out;
        this.bar = bar;
        this.epochs = epochs;
    }

    @Override
    public void step(Network network, int epoch, int step, int steps, double loss) {
        done = epoch - 1 + step / (double) steps;
        if (doneAtStart < 0) {
            doneAtStart = epoch - 1;
        }
        if (bar && (step % 10 == 0 || step == steps)) {
            int full = WIDTH * step / steps;
            out.printf(Locale.ROOT, "\repoch %d/%d [%s%s] step %d/%d  loss %.5f  %s left ", epoch, epochs,
                    "#".repeat(full), ".".repeat(WIDTH - full), step, steps, loss, timeLeft());
            out.flush();
        }
    }

    @Override
    public void epoch(Network network, Provenance.Epoch epoch, boolean best) {
        out.printf(Locale.ROOT, "%sepoch %d/%d  loss %.5f  validation loss %.5f%s  %.1f s  %s left%n", bar ? "\r\033[K" : "",
                epoch.epoch(), epochs, epoch.loss(), epoch.validationLoss(), best ? " (best)" : "", epoch.seconds(),
                timeLeft());
        out.flush();
    }

    /** {@inheritDoc} On a line of its own. */
    @Override
    public void say(String sentence) {
        out.println(sentence);
    }

    private String timeLeft() {
        double perEpoch = (System.nanoTime() - start) / 1e9 / Math.max(1e-9, done - Math.max(0, doneAtStart));
        Duration left = Duration.ofSeconds(Math.round(perEpoch * (epochs - done)));
        return "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
