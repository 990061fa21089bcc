package dev.policyplayground.training;

import java.util.List;
import java.util.Set;

/// What the exchange corpus is put together from, as written by hand in
/// `assets/corpus/source/exchange-*.yaml`. Immutable.
///
/// @param harmful asks for harm, in topic words
/// @param harmless asks whose topic goes into the same shapes of reply as a harmful one
/// @param frames ways to put an ask, each with `{ask}`
/// @param refusals ways to decline
/// @param compliance empty shapes of a reply that goes along, each with the simulator's mark
/// @param closers last sentences for a reply that helps, with whatever it may be
/// @param openers first words for a safe answer
/// @param alarming harmless questions that sound alarming, with their answers
/// @param everyday questions near no category, with their answers
/// @param distant questions about harm as news, history or law, with their answers
record ExchangeParts(
        List<Ask> harmful,
        List<Ask> harmless,
        List<String> frames,
        List<Phrase> refusals,
        List<Phrase> compliance,
        List<String> closers,
        List<String> openers,
        List<Answered> alarming,
        List<Answered> everyday,
        List<Answered> distant) {

    /// Something that is asked for.
    ///
    /// @param topic a noun phrase that names it
    /// @param things three nouns that a reply to it would name
    /// @param care whether the person may be in distress, so that a refusal shows care
    record Ask(String category, String text, String topic, List<String> things, boolean care) {}

    /// A whole reply with the placeholders `{topic}`, `{a}`, `{b}` and `{c}`.
    ///
    /// @param categories those that it suits; empty for all
    record Phrase(String kind, Set<String> categories, String text) {
        boolean suits(String category) {
            return categories.isEmpty() || categories.contains(category);
        }
    }

    /// A question with its safe answer.
    record Answered(String category, String ask, String reply) {}
}
