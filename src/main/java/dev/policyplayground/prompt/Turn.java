package dev.policyplayground.prompt;

/// One turn of a conversation. Immutable.
///
/// @param role who speaks
/// @param kind words of the speaker, or text from elsewhere that a program put into the
///   conversation
/// @param name the document's title or the tool's name; empty for words
/// @param isQuarantined true when the turn was refused: shown, but neither sent nor judged
public record Turn(Role role, Kind kind, String text, String name, boolean isQuarantined) {
    /// Who speaks; the names of the Messages API in lower case.
    public enum Role {
        USER,
        ASSISTANT
    }

    /// Documents and tool results come from elsewhere, and may hold instructions that nobody in the
    /// conversation gave.
    public enum Kind {
        TEXT,
        DOCUMENT,
        TOOL_RESULT
    }

    public Turn {
        if (role == Role.ASSISTANT && kind != Kind.TEXT) {
            throw new IllegalArgumentException("an assistant's turn is text, not " + kind);
        }
    }

    public static Turn user(String text) {
        return new Turn(Role.USER, Kind.TEXT, text, "", false);
    }

    public static Turn assistant(String text) {
        return new Turn(Role.ASSISTANT, Kind.TEXT, text, "", false);
    }

    public static Turn document(String title, String text) {
        return new Turn(Role.USER, Kind.DOCUMENT, text, title, false);
    }

    public static Turn toolResult(String tool, String text) {
        return new Turn(Role.USER, Kind.TOOL_RESULT, text, tool, false);
    }

    public Turn quarantined(boolean quarantined) {
        return new Turn(role, kind, text, name, quarantined);
    }

    public Turn withText(String newText) {
        return new Turn(role, kind, newText, name, isQuarantined);
    }

    /// True for text from elsewhere.
    public boolean isFromElsewhere() {
        return kind != Kind.TEXT;
    }
}
