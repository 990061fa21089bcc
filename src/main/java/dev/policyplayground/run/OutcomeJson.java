package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.Outcome.RefusedByApi;

/// Outcomes as a code and a JSON object with what else is known, for the database and exports.
/// Reading back what was written gives an equal outcome. Stateless.
public final class OutcomeJson {
    private OutcomeJson() {}

    public static JsonNode detail(Outcome outcome) {
        JsonNode json = JsonNode.object();
        return switch (outcome) {
            case Outcome.Failed(ApiFailure failure) ->
                    json.put("kind", failure.kind().name())
                            .put("status", failure.status())
                            .put("message", failure.message())
                            .put("requestId", failure.requestId());
            case RefusedByApi refused ->
                    json.put("by", refused.by().name())
                            .put("category", refused.category())
                            .put("message", refused.message());
            case Outcome.StoppedByBudget(String words) -> json.put("words", words);
            case Outcome.Cancelled _,
                    Outcome.BlockedAtInput _,
                    Outcome.WithheldAtOutput _,
                    Outcome.HeldForReview _,
                    Outcome.DeclinedByModel _,
                    Outcome.Surfaced _ ->
                    json;
        };
    }

    /// @throws JsonFault when there is no such outcome, or its detail does not fit it
    public static Outcome read(String code, JsonNode detail) throws JsonFault {
        try {
            return switch (code) {
                case "CANCELLED" -> new Outcome.Cancelled();
                case "BLOCKED_AT_INPUT" -> new Outcome.BlockedAtInput();
                case "STOPPED_BY_BUDGET" ->
                        new Outcome.StoppedByBudget(detail.get("words").textOrEmpty());
                case "REFUSED_BY_API" ->
                        new RefusedByApi(
                                RefusedByApi.By.valueOf(detail.get("by").textOrEmpty()),
                                detail.get("category").asText(),
                                detail.get("message").asText());
                case "WITHHELD_AT_OUTPUT" -> new Outcome.WithheldAtOutput();
                case "HELD_FOR_REVIEW" -> new Outcome.HeldForReview();
                case "DECLINED_BY_MODEL" -> new Outcome.DeclinedByModel();
                case "SURFACED" -> new Outcome.Surfaced();
                case "FAILED" ->
                        new Outcome.Failed(
                                new ApiFailure(
                                        ApiFailure.Kind.valueOf(detail.get("kind").textOrEmpty()),
                                        (int) detail.get("status").count(),
                                        detail.get("message").textOrEmpty(),
                                        detail.get("requestId").asText()));
                default -> throw new JsonFault("there is no such outcome");
            };
        } catch (IllegalArgumentException e) {
            throw new JsonFault("the outcome's detail does not fit it");
        }
    }
}
