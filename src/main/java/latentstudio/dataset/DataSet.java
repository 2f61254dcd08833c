package latentstudio.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import latentstudio.image.PictureShape;
import latentstudio.model.InputSpec;

/**
 * The contract of a data set: everything that the studio knows of it, read from {@code datasets/<id>/dataset.json}. A manifest
 * names its data set by the id. Checked when it is made; immutable.
 *
 * @param id            the folder's name, lower case, for instance {@code fashion-mnist}
 * @param rank          its place among data sets on screens, 1 first; one without a rank comes after all that have one
 * @param title         what a visitor sees
 * @param noun          one of its pictures in a sentence, for instance {@code article of clothing}
 * @param plural        several of them, or all, for instance {@code clothing}
 * @param invitation    what the empty pad asks for, a sentence
 * @param licence       of the pictures, and so of what is learned from them
 * @param shape         of every picture
 * @param polarity      which end of the values is ink: bright; null where there is none, as in photographs
 * @param normalisation how the pictures were laid out, where that is known; else null, and training measures it
 * @param classes       names in the order of the labels; empty without classes
 * @param groups        of classes, each class in one of them; empty without groups
 * @param landmarks     what lies at the same places in all of its pictures, for whoever brings one of their own; null where nothing does
 * @param ships         what of it models may carry along and cards may show; pictures where nothing is said
 * @param files         the pictures; empty where they may not be kept here
 * @param opening       what the pad begins with, or null for an empty one
 * @param showcase      numbers of the two test pictures between which a path begins; empty for the first two
 * @param lab           pictures that the damage lab offers
 */
public record DataSet(String id, Integer rank, String title, String noun, String plural, String invitation, String licence, PictureShape shape,
                      InputSpec.Ink polarity, InputSpec.Normalisation normalisation, List<String> classes, List<Group> groups,
                      Landmarks landmarks, Ships ships, Map<Part, Files> files, Opening opening, List<Integer> showcase, List<LabPicture> lab) {
    /** Labels are bytes. */
    private static final int MOST_CLASSES = 256;

    /**
     * Places where every picture of a data set shows the same thing.
     *
     * @param names  what lies there, for instance {@code the eyes}
     * @param points [N][2], right and down, pixels
     */
    public record Landmarks(String names, double[][] points) {
        public Landmarks {
            requireText("landmarks", "names", names);
            require("landmarks", "points", points);
        }
    }

    /** What of a data set may leave the machine of whoever has it. */
    public enum Ships {
        /** Its pictures. */
        @JsonProperty("pictures") PICTURES,
        /** What models make of single pictures, but not these: it has no licence for them. */
        @JsonProperty("latents") LATENTS,
        /** Only what was learned from all of them: they show people who were not asked. */
        @JsonProperty("samples") SAMPLES
    }

    /** A part of a data set. */
    public enum Part {
        @JsonProperty("training") TRAINING,
        /** Of these only figures are measured. */
        @JsonProperty("test") TEST
    }

    /**
     * Classes that belong together.
     *
     * @param name    for instance {@code vehicles}
     * @param classes names, a part of {@link DataSet#classes}
     */
    public record Group(String name, List<String> classes) {
        public Group {
            requireText("groups", "name", name);
            classes = list(classes);
        }
    }

    /**
     * The files of a part: of unsigned bytes in the IDX format, gzip-compressed where their names end in {@code .gz}; in the binary
     * layout of CIFAR where the pictures' name ends in {@code .bin}; a ZIP archive of JPEG or PNG pictures where it ends in {@code .zip}.
     *
     * @param pictures  [N, H, W], or [N, 3, H, W] in colour
     * @param labels    [N]; null without classes, and where the file of the pictures holds them
     * @param excerpt   how they were taken from the published files, or null where they are all of them
     * @param published the files as their makers give them away, or null where there are none
     */
    public record Files(DataFile pictures, DataFile labels, Excerpt excerpt, Published published) {
        public Files {
            require("files", "pictures", pictures);
        }
    }

    /**
     * A file in the data set's folder.
     *
     * @param file   its name, without a folder
     * @param sha256 its sum, 64 lower-case hex digits; null where any file of the right size will do
     */
    public record DataFile(String file, String sha256) {
        public DataFile {
            if (file == null || !file.matches("[\\w.-]+") || file.startsWith(".")) {
                throw new IllegalArgumentException("files: expected a plain file name beside dataset.json, got '%s'".formatted(file));
            }
            if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("%s: expected a SHA-256 of 64 lower-case hex digits, got '%s'".formatted(file, sha256));
            }
        }
    }

    /**
     * The first of the published pictures, with fewer greys.
     *
     * @param count pictures
     * @param greys evenly spaced from 0 to 255
     */
    public record Excerpt(int count, int greys) {
        public Excerpt {
            if (count < 1 || greys < 2 || greys > 256) {
                throw new IllegalArgumentException("excerpt: expected at least one picture of 2 to 256 greys, got %d of %d"
                        .formatted(count, greys));
            }
        }
    }

    /**
     * What makers of a data set publish; sums are of the unpacked files, since each mirror packs them otherwise.
     *
     * @param count       pictures
     * @param picturesMd5 32 lower-case hex digits
     * @param labelsMd5   the same of the labels
     */
    public record Published(int count, String picturesMd5, String labelsMd5) {
        public Published {
            if (count < 1) {
                throw new IllegalArgumentException("published: expected at least one picture, got " + count);
            }
        }
    }

    /**
     * What the pad begins with: exactly one of these.
     *
     * @param strokes as an address spells a drawing
     * @param picture the number of a test picture
     */
    public record Opening(String strokes, Integer picture) {
        public Opening {
            if ((strokes == null) == (picture == null)) {
                throw new IllegalArgumentException("opening: expected strokes or the number of a test picture, got %s"
                        .formatted(strokes == null ? "neither" : "both"));
            }
            if (strokes != null && !strokes.matches("[\\w-]+")) {
                throw new IllegalArgumentException("opening: expected strokes as a link of the Draw screen spells them after 'ink=', got '%.40s'"
                        .formatted(strokes));
            }
        }
    }

    /**
     * A picture that the damage lab offers: a test picture, or, where the set has none that may be shown, one that stands for them.
     *
     * @param id      as in the address, unlike those of all other data sets
     * @param title   what a visitor sees
     * @param picture its number among the test pictures, or null
     * @param file    the name of a PNG in the data set's folder, of any size, or null
     */
    public record LabPicture(String id, String title, Integer picture, String file) {
        public LabPicture {
            if (id == null || !isId(id)) {
                throw new IllegalArgumentException("lab: expected an id of lower-case words joined by '-', got '%s'".formatted(id));
            }
            requireText("lab", "title", title);
            if ((picture == null) == (file == null)) {
                throw new IllegalArgumentException("lab: expected the number of a test picture or a file for '%s', got %s"
                        .formatted(id, file == null ? "neither" : "both"));
            }
            if (file != null && !file.matches("[\\w-][\\w.-]*\\.png")) {
                throw new IllegalArgumentException("lab: expected the plain name of a PNG file beside dataset.json, got '%s'".formatted(file));
            }
        }
    }

    public DataSet {
        if (id == null || !isId(id)) {
            throw new IllegalArgumentException("expected an id of lower-case words joined by '-', got '%s'".formatted(id));
        }
        requireText(id, "title", title);
        requireText(id, "noun", noun);
        requireText(id, "plural", plural);
        requireText(id, "invitation", invitation);
        requireText(id, "licence", licence);
        require(id, "shape", shape);
        ships = ships == null ? Ships.PICTURES : ships;
        classes = list(classes);
        groups = list(groups);
        files = files == null ? Map.of() : Map.copyOf(files);
        showcase = list(showcase);
        lab = list(lab);
        requireClasses(id, classes, groups);
        if (polarity == InputSpec.Ink.DARK) {
            throw new IllegalArgumentException("%s: expected bright ink, which is all that is served, got dark; invert the pictures first".formatted(id));
        }
        if (showcase.size() != 0 && showcase.size() != 2) {
            throw new IllegalArgumentException("%s: expected the numbers of two test pictures in 'showcase', got %s".formatted(id, showcase));
        }
        if (landmarks != null) {
            for (double[] point : landmarks.points()) {
                if (point == null || point.length != 2 || !(point[0] >= 0 && point[0] <= shape.width() && point[1] >= 0 && point[1] <= shape.height())) {
                    throw new IllegalArgumentException("%s: expected landmarks within %d x %d pixels, right and down, got %s".formatted(id, shape.width(),
                            shape.height(), Arrays.toString(point)));
                }
            }
        }
        Set<String> ids = new HashSet<>();
        for (LabPicture sample : lab) {
            if (!ids.add(sample.id())) {
                throw new IllegalArgumentException("%s: expected each id once in 'lab', got '%s' twice".formatted(id, sample.id()));
            }
        }
    }

    private static void requireClasses(String id, List<String> classes, List<Group> groups) {
        if (classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException("%s: expected at most %d classes, got %d".formatted(id, MOST_CLASSES, classes.size()));
        }
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            requireText(id, "name of a class", name);
            if (!seen.add(name)) {
                throw new IllegalArgumentException("%s: expected each class once, got '%s' twice; give one of them another name"
                        .formatted(id, name));
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        for (Group group : groups) {
            for (String name : group.classes()) {
                if (!seen.remove(name)) {
                    throw new IllegalArgumentException("%s: expected group '%s' to have classes that are in no other group, got '%s'"
                            .formatted(id, group.name(), name));
                }
            }
        }
        if (!seen.isEmpty()) {
            throw new IllegalArgumentException("%s: expected each class in a group, found none for %s".formatted(id, seen));
        }
    }

    /** Whether a text can be an id: lower-case words joined by {@code -}. */
    static boolean isId(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private static <T> List<T> list(List<T> items) {
        if (items != null && items.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("expected lists without null");
        }
        return items == null ? List.of() : List.copyOf(items);
    }

    private static void requireText(String where, String name, String text) {
        require(where, name, text == null || text.isBlank() ? null : text);
    }

    private static void require(String where, String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("%s: expected '%s', found none; add it".formatted(where, name));
        }
    }
}
