package latentstudio.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link ModelView} with which its element asks, by way of Flow or of the page's {@link FrameSocket}: then without
 * the lock of the session, so it leaves the work to a {@link FrameDesk} and touches no component. Its first argument is the
 * number of the question.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Question {
}
