package dev.policyplayground.session;

/// The place where runs are kept cannot be used. The message says what happened and what to do, for
/// a person, and nothing that was kept is lost by it.
public final class StorageException extends RuntimeException {
    private final String advice;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
        this.advice = message;
    }

    /// What happened and what to do, for a person.
    public String advice() {
        return advice;
    }
}
