package dev.policyplayground.simulator;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange;
import dev.policyplayground.recording.Recording;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.simulator.Answer.Input;
import dev.policyplayground.simulator.ModelStandIn.Reading;
import dev.policyplayground.simulator.RequestRules.Use;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Answers `POST /v1/messages` and `/v1/messages/count_tokens`. The order of its checks is the
/// API's: policy, then the rate limit, then the rest. Thread-safe.
final class MessagesDesk {
    private final ModelStandIn model;
    private final RateLimiter limiter;
    private final Strikes strikes;
    private final Storms storms = new Storms();
    private final String standing;
    private final Duration pace;
    private final Optional<Recording> recording;

    /// @param standing a scenario for every request; empty for none
    /// @param recording played in place of scenes
    MessagesDesk(
            ModelStandIn model,
            RateLimiter limiter,
            Strikes strikes,
            String standing,
            Duration pace,
            Optional<Recording> recording) {
        this.model = model;
        this.limiter = limiter;
        this.strikes = strikes;
        this.standing = standing;
        this.pace = pace;
        this.recording = recording;
    }

    void message(Visit visit, JsonNode body, String messageId)
            throws IOException, InterruptedException {
        if (recording.isPresent()) {
            play(visit, recording.get().next(body));
            return;
        }
        Reading reading;
        try {
            reading = read(visit, body);
        } catch (Scenario.Unknown e) {
            visit.refuse(Scenario.fault(e));
            return;
        }
        if (reading.isOverPolicy()) {
            strikes.add(visit.key());
            visit.refuse(Faults.overPolicy());
            return;
        }
        Input counted = model.input(visit.key(), body, false);
        // What was read from the cache does not count.
        Optional<Fault> limited = limiter.admit(visit.key(), counted.counted());
        visit.set(limiter.headers(visit.key()));
        Optional<Answer> wrong =
                limited.<Answer>map(f -> f)
                        .or(() -> forced(visit, body, reading.scenario()))
                        .or(() -> versionFault(visit))
                        .or(() -> model.check(body, version(visit), Use.MESSAGE));
        if (wrong.isPresent()) {
            refuse(visit, wrong.get());
            return;
        }
        Input input = model.input(visit.key(), body, true);
        send(visit, body, reading, model.reply(reading, body, input), messageId);
    }

    private Reading read(Visit visit, JsonNode body) throws Scenario.Unknown {
        String asked = visit.header("x-simulate").orElse("");
        return model.read(body, List.of(standing, asked));
    }

    private Optional<Answer> forced(Visit visit, JsonNode body, Scenario scenario) {
        return scenario.fault()
                .filter(
                        _ ->
                                scenario.times() == 0
                                        || storms.rages(visit.key(), body, scenario.times()));
    }

    private static Optional<Fault> versionFault(Visit visit) {
        if (visit.version().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                Fault.invalid(
                        visit.header("anthropic-version")
                                .map(v -> "anthropic-version: \"" + v + "\" is not a valid version")
                                .orElse("anthropic-version: header is required")));
    }

    private static ApiVersion version(Visit visit) {
        return visit.version().orElse(ApiVersion.V2026_10_21);
    }

    private static void refuse(Visit visit, Answer answer) throws IOException {
        if (answer instanceof Fault fault) {
            visit.refuse(fault);
        }
        // Silence: the exchange is closed without an answer.
    }

    private void send(
            Visit visit, JsonNode body, Reading reading, Answer.Reply reply, String messageId)
            throws IOException, InterruptedException {
        ReplyScript script = ReplyScript.of(reply, RequestText.stops(body), messageId);
        limiter.spend(visit.key(), script.cut().outputTokens());
        if (body.get("stream").isTrue()) {
            OutputStream out = visit.stream("text/event-stream; charset=utf-8");
            new WireSender(reading.scenario().wire(), pace).send(script.events(), out);
            if (reply.ending() instanceof Ending.BreaksOff) {
                // Not closed: its end would be that of a whole reply.
                throw new Visit.Broken();
            }
            out.close();
            return;
        }
        switch (reply.ending()) {
            case Ending.Fails(String type, String message) ->
                    visit.refuse(
                            new Fault(type.equals("overloaded_error") ? 529 : 400, type, message));
            case Ending.BreaksOff _, Ending.EndsEarly _ -> {
                // the exchange is closed without an answer
            }
            case Ending.Garbles _ -> {
                try (OutputStream out = visit.stream("application/json")) {
                    out.write("{\"type\":".getBytes(StandardCharsets.UTF_8));
                }
            }
            case Ending.Stops _, Ending.Refused _ -> {
                int stall = reading.scenario().wire().stallMillis();
                if (stall > 0) {
                    Thread.sleep(stall);
                }
                visit.answer(script.message());
            }
        }
    }

    void count(Visit visit, JsonNode body) throws IOException {
        Optional<Fault> wrong =
                versionFault(visit).or(() -> model.check(body, version(visit), Use.COUNT));
        if (wrong.isPresent()) {
            visit.refuse(wrong.get());
            return;
        }
        // Nothing is cached in it, so that the time does not matter.
        PromptCache empty = new PromptCache(InstantSource.fixed(Instant.EPOCH));
        Input input = empty.count("", body, Long.MAX_VALUE, false);
        visit.answer(JsonNode.object().put("input_tokens", input.plain()));
    }

    private static void play(Visit visit, RecordedExchange exchange)
            throws IOException, InterruptedException {
        visit.set(exchange.headers());
        long start = System.nanoTime();
        if (!exchange.isStream()) {
            sleepUntil(start, exchange.total());
            visit.answer(exchange.status(), exchange.body());
            return;
        }
        try (OutputStream out = visit.stream("text/event-stream; charset=utf-8")) {
            for (RecordedExchange.Event event : exchange.events()) {
                sleepUntil(start, event.after());
                String text = "event: " + event.type() + "\ndata: " + event.data() + "\n\n";
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static void sleepUntil(long start, Duration after) throws InterruptedException {
        Duration left = after.minusNanos(System.nanoTime() - start);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
