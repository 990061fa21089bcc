package dev.policyplayground.prompt;

/// One turn of a conversation. Immutable.
public record Turn(Role role, String text) {
    /// Who speaks; the names of the Messages API in lower case.
    public enum Role {
        USER,
        ASSISTANT
    }

    public static Turn user(String text) {
        return new Turn(Role.USER, text);
    }
}
