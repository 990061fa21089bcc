package dev.policyplayground.prompt;

import java.util.List;
import java.util.stream.Stream;

/// What is about to be sent: everything a person can change before a run. Immutable.
///
/// @param system the system prompt; empty for none
/// @param earlier the conversation before the turn in focus, oldest first, quarantined turns
///   included
/// @param prompt the turn in focus
/// @param maxTokens the reply's limit, thinking included; at least 1
/// @param settings how the model is asked
public record Draft(
        String system,
        List<Turn> earlier,
        String prompt,
        String model,
        long maxTokens,
        CallSettings settings) {
    /// A draft that leaves the model's settings as they are.
    public Draft(String system, List<Turn> earlier, String prompt, String model, long maxTokens) {
        this(system, earlier, prompt, model, maxTokens, CallSettings.DEFAULT);
    }

    public Draft {
        earlier = List.copyOf(earlier);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens must be at least 1, not " + maxTokens);
        }
    }

    /// A conversation that begins with `prompt`.
    public static Draft of(String system, String prompt, String model, long maxTokens) {
        return new Draft(system, List.of(), prompt, model, maxTokens);
    }

    /// The earlier turns that are part of the conversation: the quarantined ones are not.
    public List<Turn> context() {
        return earlier.stream().filter(t -> !t.isQuarantined()).toList();
    }

    /// What goes to the model: the context, then the turn in focus.
    public List<Turn> sent() {
        return Stream.concat(context().stream(), Stream.of(Turn.user(prompt))).toList();
    }

    /// True when both have the same texts; model and limit may differ.
    public boolean saysTheSameAs(Draft other) {
        return system.equals(other.system)
                && earlier.equals(other.earlier)
                && prompt.equals(other.prompt);
    }

    /// All text that goes to the model.
    public String allText() {
        StringBuilder all = new StringBuilder(system);
        sent().forEach(turn -> all.append('\n').append(turn.text()));
        return all.toString();
    }
}
