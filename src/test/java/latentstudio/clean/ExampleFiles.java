package latentstudio.clean;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import latentstudio.image.Page;
import latentstudio.image.PageFile;
import latentstudio.image.PageFiles;
import latentstudio.image.PageFormat;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ModelFolders;
import latentstudio.inference.ServedModel;
import latentstudio.restore.CleanOptions;
import latentstudio.restore.PageCleaner;

/**
 * Makes the examples of the Clean screen again: draws those that are our own, cleans the one that greets a visitor with the model
 * that ships, and makes the small pictures by which they are offered. {@code ./studio examples} runs it.
 */
public final class ExampleFiles {
    private static final Path FOLDER = Path.of("src/main/resources/latentstudio/clean");
    private static final String MODEL = "scans";
    private static final int SMALL_WIDTH = 128;
    private static final float QUALITY = 0.72f;

    private ExampleFiles() {
    }

    public static void main(String[] arguments) throws IOException {
        writeJpeg(ExamplePages.letter(), "letter.jpg");
        writeJpeg(ExamplePages.receipt(), "receipt.jpg");
        writeJpeg(ExamplePages.form(), "form.jpg");
        cleanGreeting();
        for (Example example : Example.values()) {
            writeJpeg(small(ImageIO.read(FOLDER.resolve(example.file()).toFile())), example.file().replaceFirst("\\..*", "-small.jpg"));
        }
    }

    private static void cleanGreeting() throws IOException {
        ModelCatalog catalog = ModelFolders.catalog(Path.of("models"));
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                PageFile file = PageFiles.CODEC.open(Files.readAllBytes(FOLDER.resolve(Example.STAIN.file())));
                OutputStream out = Files.newOutputStream(FOLDER.resolve(Example.CLEAN))) {
            Page cleaned = new PageCleaner(catalog.model(MODEL), threads, 1)
                    .clean(file.read(0), CleanOptions.DEFAULT, tile -> { }, () -> false).page();
            PageFiles.CODEC.write(cleaned, PageFormat.PNG, out);
        } finally {
            catalog.available().forEach(ServedModel::close);
        }
    }

    private static BufferedImage small(BufferedImage page) {
        int height = SMALL_WIDTH * Math.min(page.getHeight(), page.getWidth() * 3 / 2) / page.getWidth();
        Image scaled = page.getScaledInstance(SMALL_WIDTH, -1, Image.SCALE_AREA_AVERAGING);
        BufferedImage small = new BufferedImage(SMALL_WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.drawImage(scaled, 0, 0, null);
        pen.dispose();
        return small;
    }

    private static void writeJpeg(BufferedImage page, String name) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream file = Files.newOutputStream(FOLDER.resolve(name)); ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
