package dev.policyplayground.moderation;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Verdicts as JSON, for the database and the command line. Reading back what was written gives an
/// equal verdict. Stateless.
public final class VerdictJson {
    private VerdictJson() {}

    public static JsonNode write(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unjudged(String reason) ->
                    JsonNode.object().put("decision", "UNJUDGED").put("reason", reason);
            case Verdict.Judged judged ->
                    JsonNode.object()
                            .put("decision", judged.decision().name())
                            .put("score", judged.scores().highest())
                            .put("scores", scores(judged.scores()))
                            .put(
                                    "findings",
                                    JsonNode.array(
                                            judged.findings().stream()
                                                    .map(VerdictJson::finding)
                                                    .toList()))
                            .put("policyHash", judged.policyHash())
                            .put("engineVersion", judged.engineVersion());
        };
    }

    public static JsonNode scores(Scores scores) {
        JsonNode json = JsonNode.object();
        scores.byCategory().forEach((category, score) -> json.put(category, score));
        return json;
    }

    public static JsonNode finding(Finding finding) {
        JsonNode json =
                JsonNode.object()
                        .put("rule", finding.rule())
                        .put("category", finding.category())
                        .put("score", finding.score())
                        .put("start", finding.span().start())
                        .put("end", finding.span().end())
                        .put("judge", finding.judge())
                        .put("side", finding.side().name())
                        .put("matched", finding.matched())
                        .put("why", finding.why());
        if (!finding.context().isEmpty()) {
            json.put(
                    "context",
                    JsonNode.array(finding.context().stream().map(VerdictJson::context).toList()));
        }
        return finding.isInFocus() ? json : json.put("turn", finding.turn());
    }

    private static JsonNode context(ContextHit hit) {
        return JsonNode.object()
                .put("signal", hit.signal())
                .put("effect", hit.raises() ? "raises" : "lowers")
                .put("factor", hit.factor())
                .put("turn", hit.turn())
                .put("start", hit.span().start())
                .put("end", hit.span().end())
                .put("words", hit.words())
                .put("why", hit.why());
    }

    private static ContextHit context(JsonNode item) {
        return new ContextHit(
                item.get("signal").textOrEmpty(),
                item.get("effect").textOrEmpty().equals("raises"),
                item.get("factor").number(1),
                (int) item.get("turn").number(Finding.FOCUS),
                new Span((int) item.get("start").count(), (int) item.get("end").count()),
                item.get("words").textOrEmpty(),
                item.get("why").textOrEmpty());
    }

    /// @throws JsonFault when the text is not what [#write] writes
    public static Verdict read(String text) throws JsonFault {
        JsonNode json = JsonNode.parse(text);
        try {
            String decision = json.get("decision").textOrEmpty();
            if (decision.equals("UNJUDGED")) {
                return new Verdict.Unjudged(json.get("reason").textOrEmpty());
            }
            Map<String, Double> scores = new TreeMap<>();
            JsonNode byCategory = json.get("scores");
            byCategory.names().forEach(name -> scores.put(name, byCategory.get(name).number(-1)));
            List<Finding> findings = new ArrayList<>();
            json.get("findings").items().forEach(item -> findings.add(finding(item)));
            return new Verdict.Judged(
                    Decision.valueOf(decision),
                    Scores.of(scores),
                    findings,
                    json.get("policyHash").textOrEmpty(),
                    json.get("engineVersion").textOrEmpty());
        } catch (IllegalArgumentException e) {
            throw new JsonFault("not a verdict: " + e.getMessage());
        }
    }

    private static Finding finding(JsonNode item) {
        return new Finding(
                item.get("rule").textOrEmpty(),
                item.get("judge").textOrEmpty(),
                item.get("category").textOrEmpty(),
                item.get("score").number(-1),
                Layer.valueOf(item.get("side").textOrEmpty()),
                item.get("turn").isNumber() ? (int) item.get("turn").count() : Finding.FOCUS,
                new Span((int) item.get("start").count(), (int) item.get("end").count()),
                item.get("matched").textOrEmpty(),
                item.get("why").textOrEmpty(),
                item.get("context").items().stream().map(VerdictJson::context).toList());
    }
}
