package dev.policyplayground.cli;

import dev.policyplayground.evaluation.SetQuality;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.stats.Confusion;
import dev.policyplayground.stats.Proportion;
import java.util.List;

/// What `evaluate` found as JSON. Stateless.
final class QualityJson {
    private QualityJson() {}

    static JsonNode write(PolicyPack pack, String layer, List<SetQuality> sets) {
        return JsonNode.object()
                .put("pack", pack.id())
                .put("policyHash", pack.hash())
                .put("layer", layer)
                .put("sets", JsonNode.array(sets.stream().map(QualityJson::set).toList()))
                .put("together", set(SetQuality.together("all together", sets)));
    }

    private static JsonNode set(SetQuality set) {
        Confusion confusion = set.confusion();
        JsonNode json =
                JsonNode.object()
                        .put("set", set.name())
                        .put("n", set.judgements().size())
                        .put("unjudged", set.unjudged())
                        .put("recall", share(confusion.recall()))
                        .put("falsePositives", share(confusion.falsePositiveRate()))
                        .put("microsP50", set.micros(0.5))
                        .put("microsP99", set.micros(0.99));
        confusion.f1().ifPresent(f1 -> json.put("f1", f1));
        set.auc().ifPresent(auc -> json.put("auc", auc));
        set.bestThreshold()
                .ifPresent(b -> json.put("bestThreshold", b.threshold()).put("bestF1", b.f1()));
        return json;
    }

    private static JsonNode share(Proportion proportion) {
        JsonNode json = JsonNode.object().put("hits", proportion.hits()).put("of", proportion.of());
        if (proportion.of() > 0) {
            json.put("share", proportion.share().orElse(0))
                    .put("low", proportion.wilson().low())
                    .put("high", proportion.wilson().high());
        }
        return json;
    }

    /// Adds what the verdict says to `line`.
    static JsonNode verdict(JsonNode line, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged ->
                    line.put("score", judged.scores().highest())
                            .put("scores", VerdictJson.scores(judged.scores()));
            case Verdict.Unjudged(String reason) -> line.put("reason", reason);
        };
    }
}
