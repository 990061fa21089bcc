package dev.policyplayground.cli;

/// A command cannot go on: what to tell the person, and the exit code. Not a bug.
public final class CommandFault extends RuntimeException {
    private final int exitCode;
    private final String words;

    public CommandFault(int exitCode, String words) {
        super(words);
        this.exitCode = exitCode;
        this.words = words;
    }

    public int exitCode() {
        return exitCode;
    }

    /// What happened and what to do, for a person.
    public String words() {
        return words;
    }
}
