package dev.policyplayground.moderation;

import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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

    /// An earlier turn that a judge of prompts reads. Immutable.
    ///
    /// @param index its number among the earlier turns, from 0
    /// @param full the categories whose evidence in it counts in full; that of others counts half
    public record UserTurn(int index, String text, Set<String> full) {
        public UserTurn {
            full = Set.copyOf(full);
        }
    }

    /// What the user said before the prompt, documents and tools' results included, oldest first.
    /// What the model said was judged by the output gate when it said it.
    ///
    /// @param inDocuments the categories whose evidence in documents counts in full
    public List<UserTurn> userTurns(Set<String> inDocuments) {
        if (earlier.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, earlier.size())
                .filter(i -> earlier.get(i).role() == Turn.Role.USER)
                .mapToObj(i -> userTurn(i, earlier.get(i), inDocuments))
                .toList();
    }

    private static UserTurn userTurn(int index, Turn turn, Set<String> inDocuments) {
        return new UserTurn(index, turn.text(), turn.isFromElsewhere() ? inDocuments : Set.of());
    }
}
