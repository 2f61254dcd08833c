package latentstudio.learn;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import latentstudio.image.PictureCodec;
import latentstudio.image.PictureException;
import latentstudio.inference.OnnxChecker;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.TrainingSettings;

/**
 * A model's folder in a ZIP, as {@link latentstudio.inference.ServedModel#writePackage} writes it, that somebody brings: it is unpacked and
 * looked through before anything of it is loaded. Not thread-safe.
 */
final class ModelPackage {
    private static final String MANIFEST = "manifest.json";
    private static final String CARD = "card.png";
    /** Ids that are given here, and that nothing which ships has. */
    private static final Pattern OWN = Pattern.compile("own-[0-9a-f]{12}");
    private static final Pattern GRAPH = Pattern.compile("[a-z]+\\.onnx");
    private static final int MOST_FILES = 100;
    private static final int LARGEST_LATENT = 1_024;
    private static final int LARGEST_SIDE = 512;

    private final long mostBytes;
    private final ObjectMapper json;
    private final PictureCodec codec;

    /** @param mostBytes of its files together, unpacked */
    ModelPackage(long mostBytes, ObjectMapper json, PictureCodec codec) {
        this.mostBytes = mostBytes;
        this.json = json;
        this.codec = codec;
    }

    /** An id for a model that is made or brought here. */
    static String newId() {
        return "own-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Whether a model of this id was made or brought somewhere, and did not ship. */
    static boolean isOwn(String id) {
        return OWN.matcher(id).matches();
    }

    /**
     * Unpacks a package, and looks whether it is one.
     *
     * @param into an empty folder
     * @throws UnsuitableTrainingException if it is none, too large, or holds what no package from here holds
     */
    Manifest unpack(Path file, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            unpack(zip, into);
        } catch (ZipException damaged) {
            throw new UnsuitableTrainingException("Expected a model's package, a whole ZIP, got a file that is none or is cut off; take the model home again.");
        }
        Manifest manifest = manifest(into.resolve(MANIFEST));
        requireModel(manifest);
        for (GraphSpec graph : manifest.graphs().values()) {
            requireGraph(into.resolve(graph.file()), graph);
        }
        requireCard(into.resolve(CARD));
        return manifest;
    }

    private void unpack(ZipFile zip, Path into) throws IOException {
        if (zip.size() > MOST_FILES) {
            throw new UnsuitableTrainingException("Expected a model's package of at most %d files, got %,d; take the model home again.".formatted(MOST_FILES, zip.size()));
        }
        long bytes = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            String[] parts = entry.getName().split("/");
            if (entry.getName().startsWith("/") || entry.getName().contains("\\") || Arrays.asList(parts).contains("..")) {
                throw new UnsuitableTrainingException("Expected files inside the package, got one that leads out of it; take the model home again.");
            }
            String name = parts[parts.length - 1];
            if (entry.isDirectory() || parts.length > 2 || !isWanted(name)) {
                continue;
            }
            if (Files.exists(into.resolve(name))) {
                throw new UnsuitableTrainingException("Expected the package of one model, got several files called %s; bring one after the other.".formatted(name));
            }
            try (InputStream in = zip.getInputStream(entry)) {
                bytes += copy(in, into.resolve(name), mostBytes - bytes);
            }
        }
    }

    private static boolean isWanted(String name) {
        return name.equals(MANIFEST) || name.equals(CARD) || name.equals("README.md") || name.equals("latents.npz") || name.equals("umap.npy")
                || GRAPH.matcher(name).matches();
    }

    private long copy(InputStream in, Path file, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > most) {
                    throw new UnsuitableTrainingException(("Expected a model's package of at most %,d bytes unpacked, got more; put the folder of a larger model "
                            + "under studio.extra-models.").formatted(mostBytes));
                }
                out.write(buffer, 0, read);
            }
        }
        return written;
    }

    private Manifest manifest(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnsuitableTrainingException("Expected a model's package, got a ZIP without a manifest.json; take the model home again.");
        }
        try {
            return json.readValue(file.toFile(), Manifest.class);
        } catch (JacksonException e) {
            String reason = e.getCause() instanceof IllegalArgumentException check ? check.getMessage() : e.getOriginalMessage();
            throw new UnsuitableTrainingException("Expected the manifest of a model, got one that cannot be read: %.300s; take the model home again.".formatted(reason));
        }
    }

    private static void requireModel(Manifest manifest) {
        if (!(manifest.input() instanceof InputSpec input) || Math.max(input.height(), input.width()) > LARGEST_SIDE) {
            throw new UnsuitableTrainingException("Expected a model of pictures of one size, at most %d pixels a side, got another; put its folder under studio.extra-models."
                    .formatted(LARGEST_SIDE));
        }
        if (manifest.latent() != null && manifest.latent().size() > LARGEST_LATENT) {
            throw new UnsuitableTrainingException("Expected a latent of at most %,d values, got %,d; put the model's folder under studio.extra-models."
                    .formatted(LARGEST_LATENT, manifest.latent().size()));
        }
        if (manifest.title().length() > TrainingSettings.LONGEST_TITLE) {
            throw new UnsuitableTrainingException("Expected a title of at most %d letters, got %,d; give the model a shorter one."
                    .formatted(TrainingSettings.LONGEST_TITLE, manifest.title().length()));
        }
    }

    private static void requireGraph(Path file, GraphSpec graph) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnsuitableTrainingException("Expected the graph %s in the package, found none; take the model home again.".formatted(graph.file()));
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!GraphSpec.sha256Of(bytes).equals(graph.sha256())) {
            throw new UnsuitableTrainingException("Expected the graph %s whose SHA-256 the manifest tells, got another; take the model home again.".formatted(graph.file()));
        }
        try {
            OnnxChecker.check(bytes, graph);
        } catch (IOException e) {
            throw new UnsuitableTrainingException("This graph is not taken: %s. Put the model's folder under studio.extra-models if you trust it.".formatted(e.getMessage()));
        }
    }

    /** What is shown of it has to be a picture. */
    private void requireCard(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            codec.read(Files.readAllBytes(file));
        } catch (PictureException e) {
            throw new UnsuitableTrainingException("Expected the card.png of a model, got what is no picture: %s".formatted(e.getMessage()), e.isBusy());
        }
    }

    /** Gives an unpacked model another id. */
    void rename(Path folder, String id) throws IOException {
        ObjectNode manifest = (ObjectNode) json.readTree(folder.resolve(MANIFEST).toFile());
        json.writeValue(folder.resolve(MANIFEST).toFile(), manifest.put("id", id));
    }
}
