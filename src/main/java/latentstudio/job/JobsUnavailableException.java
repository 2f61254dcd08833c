package latentstudio.job;

/** The jobs' database cannot be used; the message says why and what to do. */
public final class JobsUnavailableException extends RuntimeException {
    JobsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
