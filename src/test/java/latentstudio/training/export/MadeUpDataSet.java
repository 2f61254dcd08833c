package latentstudio.training.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import latentstudio.dataset.LabelledPictures;
import latentstudio.image.Picture;
import latentstudio.image.PictureShape;
import latentstudio.latent.ShippedLatents;
import latentstudio.model.GraphRole;
import latentstudio.model.GraphSpec;
import latentstudio.model.InputSpec;
import latentstudio.model.LatentDensity;
import latentstudio.model.LatentSpec;
import latentstudio.model.LatentStatistics;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TensorSpec;
import latentstudio.training.measure.Statistics;

/**
 * A data set that nobody else has, and a linear autoencoder of it: each picture is one of a few figures, fainter or stronger, with
 * noise, and the latent tells how much of each figure is in a picture.
 */
public final class MadeUpDataSet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PICTURES = 60;

    private final String id;
    private final PictureShape shape;
    private final List<String> classes;
    /** [K][C * H * W]. */
    private final float[][] figures;
    /** Whether its pictures may not ship. */
    private boolean withheld;

    private MadeUpDataSet(String id, PictureShape shape, List<String> classes, float[][] figures) {
        this.id = id;
        this.shape = shape;
        this.classes = classes;
        this.figures = figures;
    }

    /** {@code glyphs}: rings, bars and crosses, grey, 40 high and 24 wide. */
    public static MadeUpDataSet glyphs() {
        PictureShape shape = new PictureShape(1, 40, 24);
        float[][] figures = new float[3][shape.values()];
        for (int i = 0; i < shape.values(); i++) {
            double x = i % shape.width() - 11.5;
            double y = i / shape.width() - 19.5;
            figures[0][i] = Math.abs(Math.hypot(x, y) - 8) < 1.6 ? 1 : 0;
            figures[1][i] = Math.abs(x) < 2 && Math.abs(y) < 10 ? 1 : 0;
            figures[2][i] = Math.abs(Math.abs(x) - Math.abs(y)) < 1.6 && Math.abs(y) < 9 ? 1 : 0;
        }
        return new MadeUpDataSet("glyphs", shape, List.of("ring", "bar", "cross"), figures);
    }

    /** {@code tiles}: red, green and yellow ones without classes, 16 high and 20 wide. */
    public static MadeUpDataSet tiles() {
        PictureShape shape = new PictureShape(3, 16, 20);
        int size = 16 * 20;
        float[][] figures = new float[2][shape.values()];
        for (int i = 0; i < size; i++) {
            figures[0][i] = i % 20 < 10 ? 1 : 0; // red at the left
            figures[1][size + i] = i / 20 < 8 ? 1 : 0; // green at the top
        }
        return new MadeUpDataSet("tiles", shape, List.of(), figures);
    }

    /** {@code stickers}: like the tiles, but their pictures may not ship, only latents. */
    public static MadeUpDataSet stickers() {
        MadeUpDataSet tiles = tiles();
        MadeUpDataSet stickers = new MadeUpDataSet("stickers", tiles.shape, List.of(), tiles.figures);
        stickers.withheld = true;
        return stickers;
    }

    private LabelledPictures pictures(long seed) {
        Random random = new Random(seed);
        byte[] labels = new byte[PICTURES];
        byte[] pixels = new byte[PICTURES * shape.values()];
        for (int i = 0; i < PICTURES; i++) {
            int figure = random.nextInt(figures.length);
            labels[i] = (byte) (classes.isEmpty() ? 0 : figure);
            double strength = 0.6 + 0.4 * random.nextDouble();
            float[] values = new float[shape.values()];
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) (strength * figures[figure][k] + 0.03 * Math.abs(random.nextGaussian()));
            }
            System.arraycopy(shape.picture(values).toBytes(), 0, pixels, i * values.length, values.length);
        }
        return LabelledPictures.of(pixels, labels, shape);
    }

    /** A picture of one figure, as clear as it gets. */
    public Picture figure(int number) {
        return shape.picture(figures[number].clone());
    }

    /** Writes the data set into a folder of data sets. */
    public Path writeInto(Path dataSets) throws IOException {
        Path folder = Files.createDirectories(dataSets.resolve(id));
        ObjectNode set = JSON.createObjectNode().put("id", id).put("title", "Made-up " + id).put("noun", id.replaceAll("s$", "")).put("plural", id)
                .put("invitation", "Draw a " + id.replaceAll("s$", "") + " here").put("licence", "CC0");
        set.set("shape", JSON.valueToTree(shape));
        if (shape.channels() == 1) {
            set.put("polarity", "bright");
        }
        set.set("classes", JSON.valueToTree(classes));
        if (withheld) {
            set.put("ships", "latents");
            for (String part : List.of("training", "test")) {
                set.withObject("/files/" + part).putObject("pictures").put("file", part + ".idx.gz");
            }
            JSON.writeValue(folder.resolve("dataset.json").toFile(), set);
            return folder;
        }
        for (String part : List.of("training", "test")) {
            LabelledPictures pictures = pictures(part.hashCode());
            ObjectNode files = set.withObject("/files/" + part);
            file(files.putObject("pictures"), folder.resolve(part + "-pictures.idx.gz"), pictures.pictureFile());
            if (!classes.isEmpty()) {
                file(files.putObject("labels"), folder.resolve(part + "-labels.idx.gz"), pictures.labelFile());
            }
        }
        set.putObject("opening").put("picture", 2);
        set.putArray("showcase").add(4).add(7);
        set.putArray("lab").addObject().put("id", id + "-one").put("title", "The first").put("picture", 0);
        JSON.writeValue(folder.resolve("dataset.json").toFile(), set);
        return folder;
    }

    private static void file(ObjectNode listed, Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        listed.put("file", file.getFileName().toString()).put("sha256", GraphSpec.sha256Of(bytes));
    }

    /** Writes the autoencoder into a folder of models, as {@code linear-<data set>}. */
    public Path writeModelInto(Path models) throws IOException {
        int pixels = shape.values();
        int size = figures.length;
        // the least squares of a picture on the figures: P' (P P')^-1, with figures that hardly overlap about this
        float[] encoding = new float[pixels * size];
        float[] decoding = new float[size * pixels];
        for (int z = 0; z < size; z++) {
            double norm = 0;
            for (float value : figures[z]) {
                norm += value * value;
            }
            for (int i = 0; i < pixels; i++) {
                encoding[i * size + z] = (float) (figures[z][i] / norm);
                decoding[z * pixels + i] = figures[z][i];
            }
        }
        long[] dimensions = {shape.channels(), shape.height(), shape.width()};
        OnnxGraph encoder = new OnnxGraph("encoder", "test");
        encoder.input("picture", dimensions);
        encoder.node("Reshape", "row", new String[] {"picture", encoder.integers("flat", -1, pixels)});
        encoder.node("MatMul", "latent", new String[] {"row", encoder.weights("encoding", encoding, pixels, size)});
        encoder.output("latent", size);
        OnnxGraph decoder = new OnnxGraph("decoder", "test");
        decoder.input("latent", size);
        decoder.node("MatMul", "row", new String[] {"latent", decoder.weights("decoding", decoding, size, pixels)});
        decoder.node("Relu", "bright", new String[] {"row"});
        decoder.node("Reshape", "reconstruction", new String[] {"bright", decoder.integers("picture", -1, dimensions[0], dimensions[1], dimensions[2])});
        decoder.output("reconstruction", dimensions);

        Path folder = Files.createDirectories(models.resolve("linear-" + id));
        List<Integer> picture = List.of(-1, shape.channels(), shape.height(), shape.width());
        List<Integer> latent = List.of(-1, size);
        Map<GraphRole, GraphSpec> graphs = Map.of(
                GraphRole.ENCODER, graph(folder, "encoder.onnx", encoder, new TensorSpec("picture", "FP32", picture), new TensorSpec("latent", "FP32", latent)),
                GraphRole.DECODER, graph(folder, "decoder.onnx", decoder, new TensorSpec("latent", "FP32", latent), new TensorSpec("reconstruction", "FP32", picture)));
        InputSpec.Normalisation normalisation = shape.channels() == 1 ? new InputSpec.CentredInk(20, InputSpec.Centring.BOUNDING_BOX)
                : new InputSpec.FittedPicture(InputSpec.Fit.COVER);
        Manifest manifest = new Manifest("linear-" + id, "1", "Linear, " + id, "Made by a test.", Task.AUTOENCODER, id, "CC0", null,
                new InputSpec(shape.channels(), shape.height(), shape.width(), 0, 1, shape.channels() == 1 ? InputSpec.Ink.BRIGHT : null, normalisation),
                graphs, latentSpec(encoding), List.<Metric>of(), new Provenance("linear", Map.of("loss", "squared error"), null, 1, 1, Map.of(), "none", "a JVM",
                        "a system", "CPU", "2026-01-01T00:00:00Z", 1, 2, List.of(new Provenance.Epoch(1, 0.2, 0.21, 1), new Provenance.Epoch(2, 0.1, 0.11, 1))));
        JSON.writeValue(folder.resolve("manifest.json").toFile(), manifest);
        if (withheld) {
            LabelledPictures test = pictures("test".hashCode());
            Files.write(folder.resolve(ShippedLatents.FILE), ShippedLatents.file(IntStream.range(0, PICTURES)
                    .mapToObj(i -> encoded(test.values(i, i + 1), encoding)).toArray(float[][]::new), new int[PICTURES]));
        }
        return folder;
    }

    private static GraphSpec graph(Path folder, String file, OnnxGraph onnx, TensorSpec input, TensorSpec output) throws IOException {
        byte[] bytes = onnx.toByteArray();
        Files.write(folder.resolve(file), bytes);
        return new GraphSpec(file, GraphSpec.sha256Of(bytes), List.of(input), List.of(output));
    }

    private LatentSpec latentSpec(float[] encoding) {
        LabelledPictures pictures = pictures("training".hashCode());
        float[][] latents = IntStream.range(0, PICTURES).mapToObj(i -> encoded(pictures.values(i, i + 1), encoding)).toArray(float[][]::new);
        LatentStatistics overall = Statistics.of(latents);
        List<LatentStatistics> perClass = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int wanted = label;
            perClass.add(Statistics.of(IntStream.range(0, PICTURES).filter(i -> pictures.label(i) == wanted).mapToObj(i -> latents[i]).toArray(float[][]::new)));
        }
        LatentDensity density = new LatentDensity(overall, perClass);
        return new LatentSpec(figures.length, overall, perClass, Statistics.percentiles(latents),
                Statistics.percentiles(IntStream.range(0, 101).mapToDouble(i -> i * 1e-4).toArray()),
                Statistics.percentiles(Arrays.stream(latents).mapToDouble(density::logDensity).toArray()));
    }

    private float[] encoded(float[] values, float[] encoding) {
        float[] latent = new float[figures.length];
        for (int i = 0; i < values.length; i++) {
            for (int z = 0; z < latent.length; z++) {
                latent[z] += values[i] * encoding[i * latent.length + z];
            }
        }
        return latent;
    }
}
