package dev.policyplayground.claude;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.util.Optional;

/// Many requests that the API works on in its own time. Immutable. Source: the Messages API,
/// "Batches".
///
/// @param status `in_progress`, `canceling` or `ended`, or a word newer than this program
/// @param endedAt an RFC 3339 time
/// @param expiresAt an RFC 3339 time, a day after it was made
public record Batch(
        String id, String status, Counts counts, Optional<String> endedAt, String expiresAt) {

    /// How many requests are where.
    public record Counts(
            long processing, long succeeded, long errored, long canceled, long expired) {
        public long all() {
            return processing + succeeded + errored + canceled + expired;
        }
    }

    /// True when its results can be had.
    public boolean hasEnded() {
        return status.equals("ended");
    }

    static Batch of(JsonNode json) throws JsonFault {
        String id = json.get("id").textOrEmpty();
        if (id.isEmpty()) {
            throw new JsonFault("no batch");
        }
        JsonNode counts = json.get("request_counts");
        return new Batch(
                id,
                json.get("processing_status").textOrEmpty(),
                new Counts(
                        counts.get("processing").count(),
                        counts.get("succeeded").count(),
                        counts.get("errored").count(),
                        counts.get("canceled").count(),
                        counts.get("expired").count()),
                json.get("ended_at").asText(),
                json.get("expires_at").textOrEmpty());
    }
}
