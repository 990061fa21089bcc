package dev.policyplayground.policy;

import java.util.Map;

/// Whether and how the learned judge counts in a pack. Immutable.
///
/// @param use false turns it off
/// @param weight what its probabilities are multiplied with, above 0 and at most 1: below the block
///   limit it can hold a text for review but never block it by itself
/// @param categories by the id of a category in the default pack, the pack's own category that
///   stands for it; one that is not named stands for itself
public record LearnedJudging(boolean use, double weight, Map<String, String> categories) {
    /// What a pack that says nothing has.
    public static final LearnedJudging OFF = new LearnedJudging(false, 1, Map.of());

    public LearnedJudging {
        categories = Map.copyOf(categories);
    }

    /// The pack's category for one of the model's.
    public String categoryOf(String learned) {
        return categories.getOrDefault(learned, learned);
    }
}
