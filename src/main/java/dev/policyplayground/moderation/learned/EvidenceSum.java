package dev.policyplayground.moderation.learned;

import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a text came to so far: by category the highest score, and the findings behind it. Not
/// thread-safe.
final class EvidenceSum {
    private final TreeMap<String, Double> scores = new TreeMap<>();
    private final TreeMap<String, List<Finding>> findings = new TreeMap<>();
    private Evidence evidence = Evidence.NONE;
    private boolean changed;
    private double reached;

    /// The highest probability that was taken for all of a reply so far.
    double reached() {
        return reached;
    }

    void reach(double probability) {
        reached = probability;
    }

    /// True when the score would raise the category's.
    boolean isNews(String category, double score) {
        return score > scores.getOrDefault(category, 0.0);
    }

    /// Takes a score that is news, in place of what was found before.
    void raise(String category, double score, List<Finding> found) {
        scores.put(category, score);
        findings.put(category, found);
        changed = true;
    }

    Evidence evidence() {
        if (changed) {
            List<Finding> all = new ArrayList<>();
            findings.values().forEach(all::addAll);
            evidence = new Evidence(Scores.of(scores), all);
            changed = false;
        }
        return evidence;
    }
}
