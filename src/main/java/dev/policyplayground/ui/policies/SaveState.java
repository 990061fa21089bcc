package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How far saving a pack has come. Immutable.
public sealed interface SaveState {
    record Idle() implements SaveState {}

    record Working() implements SaveState {}

    /// Inline tests fail: a person decides.
    record FailsTests(List<TestResult> results, Attempt attempt) implements SaveState {
        public FailsTests {
            results = List.copyOf(results);
        }
    }

    /// The text is no pack: a person decides, unless the file is the one in force.
    record HasProblems(int problems, boolean judges, Attempt attempt) implements SaveState {}

    /// @param version empty when the database could not keep one
    /// @param results of the inline tests; empty when they could not be run
    record Saved(Optional<Integer> version, List<TestResult> results) implements SaveState {
        public Saved {
            results = List.copyOf(results);
        }
    }

    record NotWritten(Path file) implements SaveState {}

    /// A fault of the program: whether the file was written is not known.
    ///
    /// @param why in a user's words
    record Failed(String why) implements SaveState {}

    /// What is to be written.
    ///
    /// @param base what it is an edit of
    /// @param gates empty when the text is no pack
    record Attempt(Opened base, String text, Optional<Gates> gates) {}
}
