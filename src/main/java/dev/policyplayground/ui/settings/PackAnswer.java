package dev.policyplayground.ui.settings;

import java.util.List;

/// What came of looking at a policy pack. Immutable.
public sealed interface PackAnswer {
    /// It can be used.
    ///
    /// @param title the pack's title and version
    /// @param hash the pack's hash
    record Usable(String title, String hash, int categories, int rules) implements PackAnswer {}

    /// It cannot.
    ///
    /// @param problems a line each, as `file:line:column: message` where there is a place
    record Broken(List<String> problems) implements PackAnswer {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
