package dev.policyplayground.ui.fx;

/// What was asked for cannot be done, and the user is told why and what to do. Not a bug: it is not
/// reported as one.
public final class RefusedException extends RuntimeException {
    private final String words;

    /// @param words what happened and what to do, for the user
    public RefusedException(String words) {
        super(words);
        this.words = words;
    }

    public String words() {
        return words;
    }
}
