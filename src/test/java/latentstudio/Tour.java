package latentstudio;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import latentstudio.interpolate.AnimatedGif;

/**
 * Takes the pictures of the README: walks through the packaged studio with a browser and keeps what it sees in {@code docs}, screens as
 * PNG and the walk as an animated GIF. {@code ./studio tour} runs it.
 */
public final class Tour {
    private static final Path DOCS = Path.of("docs");
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 720;
    /** The moving picture is smaller than the screens. */
    private static final double SHRINK = 0.64;
    /** Hundredths of a second. */
    private static final int SHORT = 12;
    private static final int LONG = 160;
    /** A four in 1024ths of the pad: two strokes. */
    private static final int[][] FOUR = {{400, 190, 350, 330, 300, 470, 275, 545, 400, 548, 540, 540, 700, 530}, {610, 300, 600, 450, 585, 620, 575, 840}};

    private final Page page;
    private final String address;
    private final List<BufferedImage> frames = new ArrayList<>();
    private final List<Integer> delays = new ArrayList<>();

    private Tour(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("tour");
        try (StudioProcess studio = StudioProcess.start(List.of("-Dstudio.data=" + data)); Chromium chromium = new Chromium()) {
            Page page = chromium.desktop();
            page.setViewportSize(WIDTH, HEIGHT);
            Tour tour = new Tour(page, studio.address().toString());
            tour.draw();
            tour.interpolate();
            tour.generate();
            tour.map();
            tour.clean();
            tour.faces();
            tour.write();
        }
    }

    private void open(String path) {
        page.navigate(address + path);
        page.waitForFunction("() => document.querySelector('main > *')?.settled !== false");
        page.waitForFunction("() => document.querySelector('main > *')?.settled");
    }

    private void draw() throws IOException {
        open("draw/digits-vae");
        frame(LONG);
        BoundingBox pad = page.locator("ink-pad canvas").first().boundingBox();
        for (int[] stroke : FOUR) {
            page.mouse().move(at(pad.x, pad.width, stroke[0]), at(pad.y, pad.height, stroke[1]));
            page.mouse().down();
            for (int i = 2; i < stroke.length; i += 2) {
                page.mouse().move(at(pad.x, pad.width, stroke[i]), at(pad.y, pad.height, stroke[i + 1]), new Mouse.MoveOptions().setSteps(4));
                settled();
                frame(SHORT);
            }
            page.mouse().up();
        }
        settled();
        frame(LONG);
        Locator slider = page.locator("latent-sliders .value input").first();
        slider.focus();
        page.waitForFunction("sliders => sliders.strip.length === 5", page.locator("latent-sliders").elementHandle());
        keep("draw");
        frame(LONG / 2);
        for (int step = 0; step < 6; step++) {
            for (int press = 0; press < 4; press++) {
                page.keyboard().press("ArrowRight");
            }
            settled();
            frame(SHORT);
        }
        frame(LONG);
    }

    private void interpolate() throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        open("interpolate");
        Locator slider = page.locator("interpolate-studio input[type=range]").first();
        slider.focus();
        page.keyboard().press("Home");
        for (int step = 0; step < 11; step++) {
            frame(step == 0 ? LONG / 2 : SHORT);
            if (step == 5) {
                keep("interpolate");
            }
            for (int press = 0; press < 10; press++) {
                page.keyboard().press("ArrowRight");
            }
        }
        frame(LONG);
    }

    private void generate() throws IOException {
        open("generate");
        frame(LONG);
        open("generate/fashion-vae#label=Sneaker&count=16&seed=5&compare=1");
        keep("generate");
    }

    private void map() throws IOException {
        open("map");
        keep("map");
        frame(LONG);
    }

    private void clean() throws IOException {
        open("clean");
        Locator slider = page.locator("page-compare input[type=range]").first();
        slider.focus();
        page.keyboard().press("Home");
        for (int step = 0; step < 5; step++) {
            frame(step == 0 ? LONG / 2 : SHORT * 2);
            if (step == 2) {
                keep("clean");
            }
            page.keyboard().press("PageUp");
            page.keyboard().press("PageUp");
        }
        frame(LONG);
    }

    private void faces() throws IOException {
        open("generate/faces");
        frame(LONG);
        open("generate/faces#count=16&seed=5&compare=1");
        keep("faces");
    }

    private static double at(double from, double length, int grid) {
        return from + length * grid / 1024;
    }

    private void settled() {
        page.waitForFunction("() => document.querySelector('main > *').settled");
    }

    private void keep(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(name + ".png")));
    }

    private void frame(int delay) throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        BufferedImage small = new BufferedImage((int) (WIDTH * SHRINK), (int) (HEIGHT * SHRINK), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(seen, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        frames.add(small);
        delays.add(delay);
    }

    private void write() throws IOException {
        byte[] gif = AnimatedGif.of(frames, delays.stream().mapToInt(delay -> delay).toArray());
        Files.write(DOCS.resolve("tour.gif"), gif);
        System.out.printf("docs/tour.gif: %d frames, %d KB%n", frames.size(), gif.length / 1024);
    }
}
