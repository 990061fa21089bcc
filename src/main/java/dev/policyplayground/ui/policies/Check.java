package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.yaml.YamlProblem;
import java.time.Duration;
import java.util.List;

/// What is known of a pack's text as it stands. Immutable.
public sealed interface Check {
    /// It has changed and was not looked at yet.
    record Waiting() implements Check {}

    /// It can judge.
    ///
    /// @param time what reading and compiling it took
    record Good(Gates gates, Duration time) implements Check {}

    record Broken(List<YamlProblem> problems) implements Check {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
