package dev.postern.gateway.limit;

/// The place of the counts cannot be reached in time. Without a stack trace: it is made once a request then.
public final class LimiterAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimiterAwayException(String message) {
        super(message, null, false, false);
    }
}
