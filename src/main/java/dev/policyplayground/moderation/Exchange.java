package dev.policyplayground.moderation;

import dev.policyplayground.prompt.Turn;
import java.util.List;

/// What stands before a reply: the earlier turns and the prompt in focus. Immutable.
///
/// @param earlier the turns before the prompt, oldest first
/// @param prompt the turn in focus, the one that is judged
public record Exchange(List<Turn> earlier, String prompt) {

    public Exchange {
        earlier = List.copyOf(earlier);
    }

    public static Exchange of(String prompt) {
        return new Exchange(List.of(), prompt);
    }
}
