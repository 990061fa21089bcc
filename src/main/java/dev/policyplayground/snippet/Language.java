package dev.policyplayground.snippet;

/// A language that a call can be copied in.
public enum Language {
    PYTHON("call.py"),
    TYPESCRIPT("call.mts"),
    JAVA("Call.java"),
    CURL("call.sh");

    private final String fileName;

    Language(String fileName) {
        this.fileName = fileName;
    }

    /// What the program is called when it is saved. A TypeScript program that is plain JavaScript
    /// too runs as `.mjs` with older runtimes.
    public String fileName() {
        return fileName;
    }

    /// The template's file in `assets/code`.
    public String template() {
        return switch (this) {
            case PYTHON -> "code/call.py.txt";
            case TYPESCRIPT -> "code/call.ts.txt";
            case JAVA -> "code/call.java.txt";
            case CURL -> "code/call.sh.txt";
        };
    }
}
