package dev.policyplayground.ui.settings;

/// What a text that a person wrote comes to. Immutable.
public sealed interface Reading<T> {
    /// @param warning what to think of all the same; empty for nothing
    record Good<T>(T value, String warning) implements Reading<T> {}

    /// @param words what is wrong and what to write instead
    record Bad<T>(String words) implements Reading<T> {}

    static <T> Reading<T> good(T value) {
        return new Good<>(value, "");
    }

    /// What a person should be told; empty for nothing.
    default String words() {
        return switch (this) {
            case Good<T>(T _, String warning) -> warning;
            case Bad<T>(String words) -> words;
        };
    }
}
