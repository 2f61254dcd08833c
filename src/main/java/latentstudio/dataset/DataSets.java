package latentstudio.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Every data set found at start. One that is not as it has to be is left out, which the log tells, and nothing else stops.
 * Others come and go while the server runs. Thread-safe.
 */
@ApplicationScoped
public class DataSets {
    private static final Logger LOG = Logger.getLogger(DataSets.class);

    private final Map<String, DataSetFolder> folders = Collections.synchronizedMap(new LinkedHashMap<>());

    public DataSets(DataSetSettings settings) {
        readFolder(settings.datasets());
        settings.extraDatasets().ifPresent(this::readFolder);
    }

    private void readFolder(Path parent) {
        List<Path> children = new ArrayList<>();
        try (Stream<Path> found = Files.list(parent)) {
            found.filter(child -> Files.exists(child.resolve(DataSetFolder.FILE))).sorted().forEach(children::add);
        } catch (IOException e) {
            LOG.errorf("Expected a folder of data sets at %s and cannot read it; set studio.datasets or studio.extra-datasets",
                    parent.toAbsolutePath());
        }
        for (Path child : children) {
            try {
                DataSetFolder read = DataSetFolder.read(child);
                if (folders.putIfAbsent(read.dataSet().id(), read) != null) {
                    LOG.errorf("Data set %s in %s is ignored: another one has its id", read.dataSet().id(), child);
                }
            } catch (IOException | RuntimeException e) {
                LOG.errorf("Data set %s is left out: %s", child.getFileName(), e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }
    }

    /** All of them by their rank, then in the order of their folders' names, those that ship first. */
    public List<DataSetFolder> all() {
        synchronized (folders) {
            return folders.values().stream().sorted(Comparator.comparingInt(set -> rank(set.dataSet()))).toList();
        }
    }

    /** The place of a data set among all; of one without a place or that is not known, after all others. */
    public int rank(String id) {
        return find(id).map(set -> rank(set.dataSet())).orElse(Integer.MAX_VALUE);
    }

    private static int rank(DataSet set) {
        return set.rank() == null ? Integer.MAX_VALUE : set.rank();
    }

    /**
     * Adds a data set; one of its id stays.
     *
     * @throws IOException as {@link DataSetFolder#read} does
     */
    public void add(Path folder) throws IOException {
        DataSetFolder read = DataSetFolder.read(folder);
        folders.putIfAbsent(read.dataSet().id(), read);
    }

    /** Forgets a data set. */
    public void remove(String id) {
        folders.remove(id);
    }

    /** The data set of this id. */
    public Optional<DataSetFolder> find(String id) {
        return Optional.ofNullable(folders.get(id));
    }
}
