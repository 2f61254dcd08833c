package latentstudio.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a model comes from: what one needs to train it again and to doubt it.
 *
 * @param architecture    the network's name in {@code latentstudio.architecture}
 * @param hyperParameters every setting of the training run, by name
 * @param lossMetric      the key of the figure that is the loss on the test split, or null where none is
 * @param parameters      how many trainable numbers the model has
 * @param seed            of the initial weights, the batches and the noise
 * @param dataSha256      the data files read, by name
 * @param commit          the source's commit, with {@code +changes} when the tree was not clean
 * @param jvm             vendor and version
 * @param operatingSystem name, version and architecture
 * @param device          what it was trained on
 * @param finished        when the graphs were measured and written, an ISO 8601 instant
 * @param trainingSeconds wall-clock seconds over all sessions
 * @param bestEpoch       the epoch whose weights ship
 * @param history         one entry an epoch
 */
public record Provenance(String architecture, Map<String, Object> hyperParameters, String lossMetric, long parameters, long seed,
                         Map<String, String> dataSha256, String commit, String jvm, String operatingSystem,
                         String device, String finished, double trainingSeconds, int bestEpoch, List<Epoch> history) {
    public Provenance {
        if (hyperParameters == null || dataSha256 == null || history == null || history.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("expected the provenance to have hyperParameters, dataSha256 and a history of epochs");
        }
    }

    /**
     * One pass over the training pictures.
     *
     * @param epoch          counted from 1
     * @param loss           mean training loss over the epoch
     * @param validationLoss mean loss over the held-out pictures after it
     * @param seconds        wall-clock time
     */
    public record Epoch(int epoch, double loss, double validationLoss, double seconds) {
    }
}
