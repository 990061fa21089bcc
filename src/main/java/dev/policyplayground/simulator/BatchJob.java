package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One batch: its requests are done one after the other, spread over its time. Not safe for several
/// threads; the desk sees to that.
final class BatchJob {
    // How long a batch that was called off is still said to be canceling.
    private static final Duration WINDING_DOWN = Duration.ofMillis(50);

    private final String id;
    private final List<JsonNode> requests;
    private final InstantSource clock;
    private final Duration time;
    private final UnaryOperator<JsonNode> worker;
    private final Instant made;
    private Optional<Instant> cancelled = Optional.empty();
    private Optional<List<JsonNode>> results = Optional.empty();

    /// @param time how long the whole batch takes
    /// @param worker gives the result of a request's `params`
    BatchJob(
            String id,
            List<JsonNode> requests,
            InstantSource clock,
            Duration time,
            UnaryOperator<JsonNode> worker) {
        this.id = id;
        this.requests = requests;
        this.clock = clock;
        this.time = time;
        this.worker = worker;
        this.made = clock.instant();
    }

    List<JsonNode> requests() {
        return requests;
    }

    /// Calls off what is not done yet.
    void cancel() {
        if (!hasEnded() && cancelled.isEmpty()) {
            cancelled = Optional.of(clock.instant());
        }
    }

    // How many requests are done by now, or were when the batch was called off.
    private int done() {
        Instant until = cancelled.orElse(clock.instant());
        double share =
                Duration.between(made, until).toNanos() / (double) Math.max(1, time.toNanos());
        return (int) Math.min(requests.size(), requests.size() * share);
    }

    boolean hasEnded() {
        return done() == requests.size()
                || cancelled.filter(c -> clock.instant().isAfter(c.plus(WINDING_DOWN))).isPresent();
    }

    /// The result of each request, in their order; made once, when the batch has ended.
    List<JsonNode> results() {
        if (results.isEmpty()) {
            int done = done();
            List<JsonNode> all = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                all.add(
                        i < done
                                ? worker.apply(requests.get(i).get("params"))
                                : JsonNode.object().put("type", "canceled"));
            }
            results = Optional.of(List.copyOf(all));
        }
        return results.get();
    }

    /// The batch as the API tells of it.
    JsonNode json() {
        boolean ended = hasEnded();
        Optional<String> endedAt =
                ended
                        ? Optional.of(
                                time(
                                        cancelled
                                                .map(c -> c.plus(WINDING_DOWN))
                                                .orElse(made.plus(time))))
                        : Optional.empty();
        return JsonNode.object()
                .put("id", id)
                .put("type", "message_batch")
                .put(
                        "processing_status",
                        ended ? "ended" : cancelled.isPresent() ? "canceling" : "in_progress")
                .put("request_counts", counts(ended))
                .put("created_at", time(made))
                .put("expires_at", time(made.plus(Duration.ofDays(1))))
                .put("ended_at", endedAt)
                .put("cancel_initiated_at", cancelled.map(BatchJob::time))
                .putNull("archived_at")
                .put("results_url", endedAt.map(_ -> "/v1/messages/batches/" + id + "/results"));
    }

    // All of them are processing until all of them are not, as with the real API.
    private JsonNode counts(boolean ended) {
        return JsonNode.object()
                .put("processing", ended ? 0 : requests.size())
                .put("succeeded", ended ? count("succeeded") : 0)
                .put("errored", ended ? count("errored") : 0)
                .put("canceled", ended ? count("canceled") : 0)
                .put("expired", 0);
    }

    private int count(String type) {
        return (int)
                results().stream().filter(r -> r.get("type").textOrEmpty().equals(type)).count();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
