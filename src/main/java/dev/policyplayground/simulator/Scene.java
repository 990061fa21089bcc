package dev.policyplayground.simulator;

import java.util.List;
import java.util.Optional;

/// How the simulated model takes one kind of question. Immutable. Read from
/// `assets/simulator/*.yaml`.
///
/// @param topics any one of these makes a prompt belong to this scene
/// @param inDocuments true when the topics are looked for in documents and tool results, not in the
///   prompt
/// @param concerns what a refusal clause must speak of to cover this scene; empty for a harmless
///   one
/// @param harms words that the definition of its harm would hold, for a model that is asked to
///   judge
/// @param api what the simulated API does with such a request before the model sees it
/// @param refusalCategory `stop_details.category` of a refusal by the API's classifier
/// @param reply what the model says; for a sensitive scene a harmless stand-in
/// @param refusal what it says when the system prompt asks for a refusal
/// @param simulate a scenario that is part of it; empty for none
record Scene(
        String id,
        List<PhraseGroups> topics,
        boolean inDocuments,
        List<String> concerns,
        List<String> harms,
        Api api,
        Optional<String> refusalCategory,
        String thinking,
        String reply,
        String refusal,
        String simulate) {

    enum Api {
        /// Answers.
        ANSWER,
        /// A 400 that speaks of policy: free, and ahead of the rate limit.
        POLICY,
        /// A 200 with `stop_reason: refusal` and no content.
        REFUSAL,
        /// A 200 whose stream ends with `stop_reason: refusal` half way: billed up to there.
        REFUSAL_MIDWAY
    }

    Scene {
        topics = List.copyOf(topics);
        concerns = List.copyOf(concerns);
        harms = List.copyOf(harms);
    }

    boolean fits(String normalizedPrompt, String normalizedDocuments) {
        String text = inDocuments ? normalizedDocuments : normalizedPrompt;
        return topics.stream().anyMatch(t -> t.allIn(text));
    }
}
