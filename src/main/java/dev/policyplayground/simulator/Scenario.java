package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.simulator.Answer.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program, a scene or a person asks the simulator to let happen: names with an argument in
/// parentheses here and there, one after the other, such as `overloaded(2) slow(40) padded`. The
/// list stands in `docs/simulator.md`. Immutable.
///
/// @param fault the error, where there is one
/// @param times how often the error is given for one and the same request; 0 for always
/// @param parts blocks in place of the scene's
/// @param wire how the stream is sent
record Scenario(
        Optional<Answer> fault,
        int times,
        Optional<Ending> ending,
        List<Part> parts,
        boolean keepsText,
        Wire wire) {
    static final Scenario NONE =
            new Scenario(Optional.empty(), 0, Optional.empty(), List.of(), true, Wire.PLAIN);

    /// The categories of a refusal. Source: the Messages API, `stop_details.category`.
    static final List<String> CATEGORIES =
            List.of("cyber", "bio", "frontier_llm", "reasoning_extraction", "general_harms");

    private static final Pattern ITEM =
            Pattern.compile("([a-z][a-z0-9_]*)(?:\\(\\s*([^()]{0,60}?)\\s*\\))?[\\s,;+]*");
    private static final int MOST_MILLIS = 600_000;

    /// How a stream is sent. Immutable.
    ///
    /// @param paceMillis between two deltas; -1 for the simulator's own
    /// @param stallMillis a silence in the middle
    record Wire(
            int paceMillis,
            int stallMillis,
            boolean padded,
            boolean unknownEvents,
            boolean comments,
            boolean crlf,
            boolean trickle) {
        static final Wire PLAIN = new Wire(-1, 0, false, false, false, false, false);
    }

    /// Why a scenario cannot be: a name or an argument that is not known.
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    /// @throws Unknown naming what is not known
    static Scenario parse(String spec) throws Unknown {
        String rest = spec.strip().toLowerCase(Locale.ROOT);
        Builder builder = new Builder();
        Matcher item = ITEM.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            if (!item.find(at) || item.start() != at) {
                throw new Unknown(
                        "'" + spec + "' is no list of names such as: overloaded(2) slow(40)");
            }
            builder.take(item.group(1), Optional.ofNullable(item.group(2)).orElse(""));
            at = item.end();
        }
        return builder.build();
    }

    private static final class Builder {
        private Optional<Answer> fault = Optional.empty();
        private int times;
        private Optional<Ending> ending = Optional.empty();
        private final List<Part> parts = new ArrayList<>();
        private boolean keepsText = true;
        private Wire wire = Wire.PLAIN;

        void take(String name, String argument) throws Unknown {
            Optional<Answer> error = Faults.named(name, argument);
            if (error.isPresent()) {
                fault = error;
                times = argument.matches("\\d{1,6}") ? Integer.parseInt(argument) : 0;
            } else if (!takeEnding(name, argument) && !takePart(name, argument)) {
                takeWire(name, argument);
            }
        }

        private boolean takeEnding(String name, String argument) throws Unknown {
            ending =
                    switch (name) {
                        case "refusal" ->
                                Optional.of(new Ending.Refused(category(argument), false));
                        case "refusal_midway" ->
                                Optional.of(new Ending.Refused(category(argument), true));
                        case "breaks_off" -> Optional.of(new Ending.BreaksOff());
                        case "ends_early" -> Optional.of(new Ending.EndsEarly());
                        case "fails_midway" ->
                                Optional.of(new Ending.Fails("overloaded_error", "Overloaded"));
                        case "filter_midway" ->
                                Optional.of(
                                        new Ending.Fails(
                                                "invalid_request_error", Faults.CONTENT_FILTER));
                        case "garbled" -> Optional.of(new Ending.Garbles());
                        case "max_tokens" -> Optional.of(new Ending.Stops("max_tokens"));
                        case "context_window" ->
                                Optional.of(new Ending.Stops("model_context_window_exceeded"));
                        case "pause_turn" -> Optional.of(new Ending.Stops("pause_turn"));
                        case "unknown_stop" -> Optional.of(new Ending.Stops("some_new_reason"));
                        default -> ending;
                    };
            return List.of(
                            "refusal",
                            "refusal_midway",
                            "breaks_off",
                            "ends_early",
                            "fails_midway",
                            "filter_midway",
                            "garbled",
                            "max_tokens",
                            "context_window",
                            "pause_turn",
                            "unknown_stop")
                    .contains(name);
        }

        private boolean takePart(String name, String argument) throws Unknown {
            switch (name) {
                case "empty" -> keepsText = false;
                case "thinking" ->
                        parts.add(new Part.Thinking("[simulated] Weighing the question.", false));
                case "omitted_thinking" -> parts.add(new Part.Thinking("", true));
                case "redacted_thinking" ->
                        parts.add(
                                new Part.Whole(
                                        JsonNode.object()
                                                .put("type", "redacted_thinking")
                                                .put("data", "c2ltdWxhdGVk")));
                case "tool_use" -> {
                    parts.add(
                            new Part.Tool(
                                    "toolu_sim_01",
                                    argument.isEmpty() ? "get_weather" : argument,
                                    JsonNode.object().put("location", "Example City"),
                                    false));
                    ending = Optional.of(new Ending.Stops("tool_use"));
                }
                case "server_tool" ->
                        parts.add(
                                new Part.Tool(
                                        "srvtoolu_sim_01",
                                        "web_search",
                                        JsonNode.object().put("query", "[simulated]"),
                                        true));
                case "unknown_block" ->
                        parts.add(
                                new Part.Whole(
                                        JsonNode.object()
                                                .put("type", "connector_text")
                                                .put("note", "[simulated] a block of a new kind")));
                case "fallback" ->
                        parts.add(
                                new Part.Whole(
                                        JsonNode.object()
                                                .put("type", "fallback")
                                                .put(
                                                        "from",
                                                        JsonNode.object()
                                                                .put("model", "claude-fable-5-2"))
                                                .put(
                                                        "to",
                                                        JsonNode.object()
                                                                .put("model", "claude-opus-5-5"))));
                case "long" -> {
                    int words = number(name, argument, 1, 200_000);
                    parts.add(new Part.Text("[simulated] " + "word ".repeat(words)));
                    keepsText = false;
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void takeWire(String name, String argument) throws Unknown {
            wire =
                    switch (name) {
                        case "slow" ->
                                new Wire(
                                        number(name, argument, 0, MOST_MILLIS),
                                        wire.stallMillis,
                                        wire.padded,
                                        wire.unknownEvents,
                                        wire.comments,
                                        wire.crlf,
                                        wire.trickle);
                        case "stall" ->
                                new Wire(
                                        wire.paceMillis,
                                        number(name, argument, 1, MOST_MILLIS),
                                        wire.padded,
                                        wire.unknownEvents,
                                        wire.comments,
                                        wire.crlf,
                                        wire.trickle);
                        case "padded", "unknown_events", "comments", "crlf", "trickle" ->
                                new Wire(
                                        wire.paceMillis,
                                        wire.stallMillis,
                                        wire.padded || name.equals("padded"),
                                        wire.unknownEvents || name.equals("unknown_events"),
                                        wire.comments || name.equals("comments"),
                                        wire.crlf || name.equals("crlf"),
                                        wire.trickle || name.equals("trickle"));
                        default ->
                                throw new Unknown("'" + name + "' is not known to the simulator");
                    };
        }

        private static Optional<String> category(String argument) throws Unknown {
            if (argument.isEmpty()) {
                return Optional.of("general_harms");
            }
            if (argument.equals("none")) {
                return Optional.empty();
            }
            if (!CATEGORIES.contains(argument)) {
                throw new Unknown("'" + argument + "' is no category of a refusal: " + CATEGORIES);
            }
            return Optional.of(argument);
        }

        private static int number(String name, String argument, int least, int most)
                throws Unknown {
            int number = argument.matches("\\d{1,7}") ? Integer.parseInt(argument) : -1;
            if (number < least || number > most) {
                throw new Unknown(name + " needs a whole number from " + least + " to " + most);
            }
            return number;
        }

        Scenario build() {
            return new Scenario(fault, times, ending, List.copyOf(parts), keepsText, wire);
        }
    }

    /// A fault that says why a scenario cannot be.
    static Fault fault(Unknown unknown) {
        return Fault.invalid("x-simulate: " + unknown.getMessage());
    }
}
