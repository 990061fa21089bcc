package dev.policyplayground.moderation;

import dev.policyplayground.policy.Scores;
import java.util.List;
import java.util.Map;

/// What one judge found in a text: scores and the findings behind them. Immutable.
public record Evidence(Scores scores, List<Finding> findings) {
    public static final Evidence NONE = new Evidence(Scores.of(Map.of()), List.of());

    public Evidence {
        findings = List.copyOf(findings);
    }
}
