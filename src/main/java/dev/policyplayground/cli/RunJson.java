package dev.policyplayground.cli;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.AskedJson;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.prompt.TurnJson;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.RunJournal.Receipt;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunCodec;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/// A run as one JSON object, for programs. Stateless.
final class RunJson {
    private RunJson() {}

    /// @param receipt whether it was saved
    static JsonNode write(RunRecord run, Optional<Receipt> receipt) {
        JsonNode json = write(run);
        switch (receipt.orElseGet(Receipt.Off::new)) {
            case Receipt.Saved _ -> json.put("saved", true);
            case Receipt.Off _ ->
                    json.put("saved", false).put("notSavedBecause", "--no-save was given");
            case Receipt.NotKept(String reason, Optional<Path> file) ->
                    json.put("saved", false)
                            .put("notSavedBecause", reason)
                            .put("waitsIn", file.map(Path::toString));
        }
        return json;
    }

    static JsonNode write(RunRecord run) {
        JsonNode json =
                JsonNode.object()
                        .put("id", run.id())
                        .put("session", run.session())
                        .put("startedAt", run.startedAt().toString())
                        .put("outcome", run.outcome().code())
                        .put("outcomeWords", run.outcomeWords());
        switch (run.outcome()) {
            case Outcome.RefusedByApi refused ->
                    json.put("refusedBy", refused.by().name())
                            .put("refusalCategory", refused.category())
                            .put("refusalMessage", refused.message());
            case Outcome.Failed(ApiFailure failure) ->
                    json.put(
                            "error",
                            JsonNode.object()
                                    .put("kind", failure.kind().name())
                                    .put("status", failure.status())
                                    .put("message", failure.message()));
            case Outcome.StoppedByBudget(String words) -> json.put("budget", words);
            default -> {}
        }
        json.put("input", assessment(run.input()))
                .put("output", run.output().map(RunJson::assessment).orElse(JsonNode.MISSING))
                .put("reply", run.reply())
                .put("surfaced", run.surfaced())
                .put("disclaimer", run.disclaimer())
                .put("leaked", run.leaked())
                .put("exposed", RunCodec.exposed(run))
                .put(
                        "notes",
                        JsonNode.array(
                                run.notes().stream()
                                        .sorted()
                                        .map(n -> JsonNode.text(n.name()))
                                        .toList()))
                .put("model", run.model())
                .put("stopReason", run.answered().stopReason())
                .put("usage", usage(run.answered().usage()))
                .put("usd", usd(run.money().cost().usd()))
                .put("totalUsd", usd(run.cost().usd()))
                .put("cost", run.cost().words())
                .put("notSpentUsd", usd(run.money().notSpent()))
                .put("requestId", run.answered().requestId())
                .put("provider", run.provider().name())
                .put("system", run.draft().system())
                .put("turns", TurnJson.write(run.draft().earlier()))
                .put("prompt", run.draft().prompt())
                .put("release", run.release().code())
                .put("policy", run.packTitle())
                .put("millis", millis(run));
        return json;
    }

    private static JsonNode assessment(Assessment assessment) {
        return VerdictJson.write(assessment.verdict())
                .put("micros", assessment.time().toNanos() / 1_000)
                .put("judge", AskedJson.write(assessment.asked()));
    }

    private static JsonNode usage(TokenUsage usage) {
        return JsonNode.object()
                .put("input_tokens", usage.input())
                .put("cache_creation_5m_input_tokens", usage.cacheWrite5m())
                .put("cache_creation_1h_input_tokens", usage.cacheWrite1h())
                .put("cache_read_input_tokens", usage.cacheRead())
                .put("output_tokens", usage.output())
                .put("thinking_tokens", usage.thinking());
    }

    private static JsonNode millis(RunRecord run) {
        return JsonNode.object()
                .put("input", run.input().total().toNanos() / 1e6)
                .put("model", run.modelTime().toNanos() / 1e6)
                .put("output", run.output().map(o -> o.total().toNanos() / 1e6).orElse(0.0));
    }

    private static JsonNode usd(Optional<BigDecimal> amount) {
        return amount.map(a -> JsonNode.number(a)).orElse(JsonNode.MISSING);
    }
}
