package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a trainer says while it works, one line of JSON each on its standard output; what does not belong to a kind is left out.
 *
 * @param kind           what happened
 * @param epoch          that goes on or ended, from 1
 * @param epochs         at most
 * @param step           of the epoch, from 1
 * @param steps          of each epoch
 * @param loss           the mean over the epoch so far
 * @param validationLoss after the epoch, of pictures held out
 * @param best           whether that is the lowest so far
 * @param picturesASecond that are learned from, since the event before
 * @param secondsLeft    until the last epoch ends
 * @param errors         each held-out picture's mean squared error a pixel
 * @param picture        a PNG of the held-out pictures, or what the model makes of them, in one row; base64 in JSON
 * @param parameters     of the network
 * @param words          for the visitor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingEvent(Kind kind, Integer epoch, Integer epochs, Integer step, Integer steps, Double loss, Double validationLoss, Boolean best,
                            Double picturesASecond, Double secondsLeft, double[] errors, byte[] picture, Long parameters, String words) {
    /** What happened. */
    public enum Kind {
        /** The data is read, the network made: {@code epochs}, {@code parameters}, {@code picture} with the held-out pictures. */
        BEGUN,
        /** Some steps were done: {@code epoch} to {@code loss}, {@code picturesASecond}, {@code secondsLeft}. */
        STEP,
        /** An epoch ended: {@code epoch}, {@code epochs}, {@code loss}, {@code validationLoss}, {@code best}, {@code secondsLeft}. */
        EPOCH,
        /** What the model makes of the held-out pictures now: {@code epoch}, {@code step}, {@code errors}, {@code picture}. */
        PICTURES,
        /** The model as it is after an epoch can be used: {@code epoch}. */
        MODEL,
        /** Something to know: {@code words}. */
        SAID,
        /** The last epoch is over; the model is measured and written. */
        WRITING,
        /** It ends here and goes on when it is started again. */
        PAUSED,
        /** The model is written. */
        DONE,
        /** It makes no sense to start it again: {@code words}. */
        FAILED
    }

    /** An event with nothing but words. */
    public static TrainingEvent said(Kind kind, String words) {
        return new TrainingEvent(kind, null, null, null, null, null, null, null, null, null, null, null, null, words);
    }

    public static TrainingEvent begun(int epochs, long parameters, byte[] heldOut) {
        return new TrainingEvent(Kind.BEGUN, null, epochs, null, null, null, null, null, null, null, null, heldOut, parameters, null);
    }

    public static TrainingEvent step(int epoch, int epochs, int step, int steps, double loss, double picturesASecond, double secondsLeft) {
        return new TrainingEvent(Kind.STEP, epoch, epochs, step, steps, loss, null, null, picturesASecond, secondsLeft, null, null, null, null);
    }

    public static TrainingEvent epoch(Provenance.Epoch ended, int epochs, boolean best, double secondsLeft) {
        return new TrainingEvent(Kind.EPOCH, ended.epoch(), epochs, null, null, ended.loss(), ended.validationLoss(), best, null, secondsLeft, null, null, null,
                null);
    }

    public static TrainingEvent model(int epoch) {
        return new TrainingEvent(Kind.MODEL, epoch, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static TrainingEvent pictures(int epoch, int step, double[] errors, byte[] made) {
        return new TrainingEvent(Kind.PICTURES, epoch, null, step, null, null, null, null, null, null, errors, made, null, null);
    }
}
