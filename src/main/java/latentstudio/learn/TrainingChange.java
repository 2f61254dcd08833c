package latentstudio.learn;

/**
 * What is to be different of a run that is done; what is null stays.
 *
 * @param title  what visitors see
 * @param epochs more
 */
public record TrainingChange(String title, Integer epochs) {
}
