package dev.policyplayground.store;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.Note;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.Outcome.RefusedByApi;
import dev.policyplayground.usage.Cost;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the parts of a run stand in columns, and back. Stateless.
final class RunRows {
    private RunRows() {}

    static String detail(Outcome outcome) {
        JsonNode json = JsonNode.object();
        switch (outcome) {
            case Outcome.Failed(ApiFailure failure) ->
                    json.put("kind", failure.kind().name())
                            .put("status", failure.status())
                            .put("message", failure.message())
                            .put("requestId", failure.requestId());
            case RefusedByApi refused ->
                    json.put("by", refused.by().name())
                            .put("category", refused.category())
                            .put("message", refused.message());
            case Outcome.Cancelled _,
                    Outcome.BlockedAtInput _,
                    Outcome.WithheldAtOutput _,
                    Outcome.HeldForReview _,
                    Outcome.DeclinedByModel _,
                    Outcome.Surfaced _ -> {}
        }
        return json.toString();
    }

    static Outcome outcome(String code, String detail) {
        JsonNode json = JsonNode.parseOrMissing(detail);
        return switch (code) {
            case "CANCELLED" -> new Outcome.Cancelled();
            case "BLOCKED_AT_INPUT" -> new Outcome.BlockedAtInput();
            case "REFUSED_BY_API" ->
                    new RefusedByApi(
                            RefusedByApi.By.valueOf(json.get("by").textOrEmpty()),
                            json.get("category").asText(),
                            json.get("message").asText());
            case "WITHHELD_AT_OUTPUT" -> new Outcome.WithheldAtOutput();
            case "HELD_FOR_REVIEW" -> new Outcome.HeldForReview();
            case "DECLINED_BY_MODEL" -> new Outcome.DeclinedByModel();
            case "SURFACED" -> new Outcome.Surfaced();
            case "FAILED" ->
                    new Outcome.Failed(
                            new ApiFailure(
                                    ApiFailure.Kind.valueOf(json.get("kind").textOrEmpty()),
                                    (int) json.get("status").count(),
                                    json.get("message").textOrEmpty(),
                                    json.get("requestId").asText()));
            default -> throw new IllegalStateException("no outcome is called " + code);
        };
    }

    static String notes(Set<Note> notes) {
        return notes.stream().map(Note::name).sorted().collect(Collectors.joining(","));
    }

    static Set<Note> notes(String column) {
        return Arrays.stream(column.split(","))
                .filter(n -> !n.isEmpty())
                .map(Note::valueOf)
                .collect(Collectors.toSet());
    }

    static String costKind(Cost cost) {
        return switch (cost) {
            case Cost.Usd _ -> "USD";
            case Cost.AtLeast _ -> "AT_LEAST";
            case Cost.NoPrice _ -> "NO_PRICE";
        };
    }

    static Optional<BigDecimal> amount(Cost cost) {
        return switch (cost) {
            case Cost.Usd(BigDecimal amount) -> Optional.of(amount);
            case Cost.AtLeast(BigDecimal amount) -> Optional.of(amount);
            case Cost.NoPrice _ -> Optional.empty();
        };
    }

    static Cost cost(String kind, @Nullable String amount, String model) {
        BigDecimal usd = amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
        return switch (kind) {
            case "USD" -> new Cost.Usd(usd);
            case "AT_LEAST" -> new Cost.AtLeast(usd);
            default -> new Cost.NoPrice(model);
        };
    }
}
