package latentstudio.learn;

import java.time.Instant;
import java.util.UUID;
import latentstudio.model.InputSpec;
import latentstudio.model.TrainingSettings;

/**
 * How far a run is.
 *
 * @param id             nobody can guess it
 * @param state          what is done with it
 * @param place          how many runs are done before it, while it waits
 * @param epoch          that ended last, 0 before the first
 * @param loss           of that epoch, or null
 * @param validationLoss of that epoch, or null
 * @param bestEpoch      with the lowest validation loss so far, or null
 * @param secondsLeft    until the last epoch ends, or null
 * @param settings       what is learned and how
 * @param pictures       the id of those that were brought, or {@value TrainingWish#DIGITS}
 * @param side           of the pictures that it takes, pixels; null for the digits that ship
 * @param colour         whether they keep it, or null
 * @param fit            what became of pictures that are not square, or null
 * @param heldOut        the share of the pictures that it does not learn from
 * @param model          the id of the model that comes of it
 * @param problem        what went wrong, or null
 * @param accepted       when
 * @param finished       when it was done, given up or paused, or null
 * @param deleted        when it will be deleted with its model and its pictures, or null while it is not finished
 */
public record Training(UUID id, State state, int place, int epoch, Double loss, Double validationLoss, Integer bestEpoch, Double secondsLeft,
                       TrainingSettings settings, String pictures, Integer side, Boolean colour, InputSpec.Fit fit,
                       double heldOut, String model, String problem, Instant accepted, Instant finished, Instant deleted) {
    /** What is done with a run. */
    public enum State {
        WAITING, RUNNING, PAUSED, DONE, FAILED
    }
}
