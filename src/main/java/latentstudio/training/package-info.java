/**
 * The commands that train and measure models: {@code ./studio train} and {@code ./studio evaluate}. None of it is in the server.
 *
 * <p>The parts below use each other in this direction only: {@code picture} and {@code restorer} are the two kinds of model, with
 * what is learned, measured and written of each; both use {@code card}, {@code measure}, {@code export} and {@code loop}, in this
 * order; {@code judge} draws the pages that a restorer is measured on.
 */
package latentstudio.training;
