package dev.policyplayground.incident;

import dev.policyplayground.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/// What came of reading an hour of traffic. Immutable.
public sealed interface HourReading {
    record Read(TrafficHour hour) implements HourReading {}

    /// Everything that is wrong with the file, in no particular order.
    record Refused(List<YamlProblem> problems) implements HourReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        /// One problem a line, as `file:line:column: message`.
        public String message() {
            return problems.stream().map(YamlProblem::toString).collect(Collectors.joining("\n"));
        }
    }
}
