package dev.policyplayground.moderation;

import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import java.util.List;

/// What stands before a reply: the earlier turns and the prompt in focus. Immutable.
///
/// @param earlier the turns before the prompt, oldest first; no quarantined ones
/// @param prompt the turn in focus
public record Exchange(List<Turn> earlier, String prompt) {
    public Exchange {
        earlier = List.copyOf(earlier);
    }

    public static Exchange of(String prompt) {
        return new Exchange(List.of(), prompt);
    }

    /// What a draft would send.
    public static Exchange of(Draft draft) {
        return new Exchange(draft.context(), draft.prompt());
    }
}
