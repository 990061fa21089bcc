package dev.policyplayground.simulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whom a part of a scenario is for: what stands behind `judge:` is for requests that ask for a
/// judgement, what stands before it for all others. So a test can let a judge fail while the chat
/// goes well, and the other way round.
enum ScenarioScope {
    CHAT,
    JUDGE;

    private static final String MARK = "judge:";

    /// The parts of `specs` that are for this kind of request, as one scenario.
    String of(List<String> specs) {
        return specs.stream().map(this::of).collect(Collectors.joining(" ")).strip();
    }

    private String of(String spec) {
        int at = spec.toLowerCase(Locale.ROOT).indexOf(MARK);
        return switch (this) {
            case CHAT -> at < 0 ? spec : spec.substring(0, at);
            case JUDGE -> at < 0 ? "" : spec.substring(at + MARK.length());
        };
    }

    /// Checks both parts of `spec`.
    ///
    /// @throws Scenario.Unknown naming what is not known
    static void check(String spec) throws Scenario.Unknown {
        for (ScenarioScope scope : values()) {
            Scenario.parse(scope.of(spec));
        }
    }
}
