package dev.policyplayground.policy;

import dev.policyplayground.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/// What came of reading a pack: the pack, or every problem in the file, and then no pack at all.
public sealed interface PackReading {

    record Read(PolicyPack pack) implements PackReading {}

    record Refused(List<YamlProblem> problems) implements PackReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// One problem a line, as `file:line:column: message`.
        public String message() {
            return problems.stream().map(YamlProblem::toString).collect(Collectors.joining("\n"));
        }
    }
}
