package dev.policyplayground.ui.training;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.learned.LearnedModel;

/// The model that judges, as its card tells of it. Immutable.
///
/// @param isShipped false for one that was taught with own labels
/// @param canGoBack true when another judged before it
public record ModelFacts(String id, boolean isShipped, boolean canGoBack, JsonNode card) {
    static ModelFacts of(LearnedModel model, boolean isShipped, boolean canGoBack) {
        return new ModelFacts(model.id(), isShipped, canGoBack, model.card());
    }

    /// The day it was made, such as `2026-11-22`.
    public String made() {
        return card.get("made").textOrEmpty();
    }

    /// The id of the model that it was taught from; empty for a shipped one.
    public String base() {
        return card.get("base").textOrEmpty();
    }

    /// The labels that it was taught with last.
    public LabelCounts labels() {
        JsonNode labels = card.get("labels");
        return new LabelCounts(
                labels.get("prompts_harmful").count(),
                labels.get("prompts_harmless").count(),
                labels.get("replies_harmful").count(),
                labels.get("replies_harmless").count());
    }

    /// The card of the shipped model, which every model rests on.
    public JsonNode shippedCard() {
        JsonNode found = card;
        while (found.get("base_card").isObject()) {
            found = found.get("base_card");
        }
        return found;
    }
}
