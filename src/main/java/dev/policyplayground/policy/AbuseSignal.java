package dev.policyplayground.policy;

import java.util.List;

/// When a reply is far longer than a short, simple prompt warrants, which may be the sign of a
/// jailbreak. Immutable.
///
/// @param category the id of the category it scores
/// @param weight from 0 to 1
/// @param promptWords a prompt of at most so many words is short
/// @param replyCharacters a reply beyond so many UTF-16 units is far longer than that warrants
/// @param unless words of a prompt that ask for length
/// @param why one sentence for a person
public record AbuseSignal(
        String category,
        double weight,
        int promptWords,
        int replyCharacters,
        List<String> unless,
        String why) {
    public AbuseSignal {
        unless = List.copyOf(unless);
    }

    /// The same signal for another category.
    AbuseSignal in(String other) {
        return new AbuseSignal(other, weight, promptWords, replyCharacters, unless, why);
    }
}
