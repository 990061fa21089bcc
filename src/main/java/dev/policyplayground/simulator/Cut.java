package dev.policyplayground.simulator;

import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Part;
import dev.policyplayground.simulator.Answer.Reply;
import dev.policyplayground.text.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much of a reply is sent, why it stops, and what it counts. Immutable.
///
/// @param thinkingTokens also of words that are left out
/// @param outputTokens thinking included
record Cut(
        List<Part> parts,
        String stopReason,
        Optional<String> stopSequence,
        long thinkingTokens,
        long outputTokens) {

    /// @param stops the request's stop sequences
    static Cut of(Reply reply, List<String> stops) {
        if (reply.ending() instanceof Ending.Refused refused && !refused.midway()) {
            return new Cut(List.of(), "refusal", Optional.empty(), 0, 0);
        }
        Builder builder = new Builder(reply, stops);
        reply.parts().forEach(builder::take);
        return builder.build();
    }

    private static final class Builder {
        private final Reply reply;
        private final List<String> stops;
        private final boolean half;
        private final List<Part> kept = new ArrayList<>();
        private long left;
        private long thought;
        private boolean full;
        private Optional<String> met = Optional.empty();

        Builder(Reply reply, List<String> stops) {
            this.reply = reply;
            this.stops = stops;
            this.half =
                    !(reply.ending() instanceof Ending.Stops stop)
                            || stop.reason().equals("max_tokens")
                            || stop.reason().equals("model_context_window_exceeded");
            this.left = reply.maxTokens();
        }

        void take(Part part) {
            if (full || met.isPresent()) {
                return;
            }
            switch (part) {
                case Part.Thinking(String text, boolean omitted) -> {
                    String fits = fitting(text);
                    thought += TokenEstimate.of(fits);
                    kept.add(new Part.Thinking(omitted ? "" : fits, omitted));
                }
                case Part.Text(String text) -> {
                    String said = half ? text.substring(0, text.length() / 2) : text;
                    said = upToStop(said);
                    String fits = fitting(said);
                    if (!fits.isEmpty()) {
                        kept.add(new Part.Text(fits));
                    }
                }
                case Part.Tool tool -> {
                    left -= TokenEstimate.of(tool.input().toString());
                    kept.add(tool);
                }
                case Part.Whole whole -> {
                    left -= 1;
                    kept.add(whole);
                }
            }
        }

        private String upToStop(String text) {
            int first = -1;
            for (String stop : stops) {
                int at = stop.isEmpty() ? -1 : text.indexOf(stop);
                if (at >= 0 && (first < 0 || at < first)) {
                    first = at;
                    met = Optional.of(stop);
                }
            }
            return first < 0 ? text : text.substring(0, first);
        }

        private String fitting(String text) {
            int end = text.length();
            while (end > 0 && TokenEstimate.of(text.subSequence(0, end)) > left) {
                end = (int) Math.min(end - 1, Math.max(0, left) * 4);
            }
            full = end < text.length();
            left -= TokenEstimate.of(text.subSequence(0, end));
            return text.substring(0, end);
        }

        Cut build() {
            String reason =
                    switch (reply.ending()) {
                        case Ending.Refused _ -> "refusal";
                        case Ending.Stops(String named, var _) ->
                                full ? "max_tokens" : met.isPresent() ? "stop_sequence" : named;
                        case Ending.BreaksOff _,
                                Ending.EndsEarly _,
                                Ending.Fails _,
                                Ending.Garbles _ ->
                                "end_turn";
                    };
            return new Cut(
                    List.copyOf(kept),
                    reason,
                    reason.equals("stop_sequence") ? met : Optional.empty(),
                    thought,
                    Math.max(0, reply.maxTokens() - left));
        }
    }
}
