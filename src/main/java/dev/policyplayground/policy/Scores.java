package dev.policyplayground.policy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A score from 0 to 1 for each category, by category id. Immutable; equal when all scores are
/// equal.
///
/// @throws IllegalArgumentException from the constructor when a score is outside 0..1
public record Scores(SortedMap<String, Double> byCategory) {

    public Scores {
        byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
        byCategory.forEach(
                (category, score) -> {
                    if (!(score >= 0 && score <= 1)) {
                        throw new IllegalArgumentException(category + " scored " + score);
                    }
                });
    }

    public static Scores of(Map<String, Double> byCategory) {
        return new Scores(new TreeMap<>(byCategory));
    }

    /// The category's score; 0 for one that was not scored.
    public double of(String category) {
        return byCategory.getOrDefault(category, 0.0);
    }

    /// The highest category score; 0 when there is no category.
    public double highest() {
        return byCategory.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// For each category the higher of the two scores.
    public Scores max(Scores other) {
        TreeMap<String, Double> merged = new TreeMap<>(byCategory);
        other.byCategory.forEach((category, score) -> merged.merge(category, score, Math::max));
        return new Scores(merged);
    }
}
