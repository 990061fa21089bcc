package dev.policyplayground.moderation.learned;

/// Says that a file is no model that can be used here; the message names the file, what is wrong
/// with it, and what to do.
public final class ModelFault extends Exception {
    private static final long serialVersionUID = 1L;

    ModelFault(String file, String problem) {
        super(file + ": " + problem);
    }
}
