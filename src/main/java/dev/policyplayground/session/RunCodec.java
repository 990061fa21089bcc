package dev.policyplayground.session;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.AskedJson;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.CallSettingsJson;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.TurnJson;
import dev.policyplayground.run.Note;
import dev.policyplayground.run.OutcomeJson;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.run.RunRecord.Answered;
import dev.policyplayground.run.RunRecord.Money;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A whole run as one JSON object, for export and import. Reading back what was written gives an
/// equal run. What is read may come from anyone: whatever does not fit is refused by name.
/// Stateless.
public final class RunCodec {
    /// What stands in `format` of each exported run.
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public static final String FORMAT = "policy-playground-run-1";

    private static final Pattern ID = Pattern.compile("[0-9a-z]{6,12}-[0-9a-z]{5}");

    private RunCodec() {}

    public static JsonNode write(RunRecord run) {
        return JsonNode.object()
                .put("format", FORMAT)
                .put("id", run.id())
                .put("session", run.session())
                .put("startedAt", run.startedAt().toString())
                .put("provider", run.provider().name())
                .put("system", run.draft().system())
                .put("turns", TurnJson.write(run.draft().earlier()))
                .put("prompt", run.draft().prompt())
                .put("askedModel", run.draft().model())
                .put("maxTokens", run.draft().maxTokens())
                .put("settings", CallSettingsJson.write(run.draft().settings()))
                .put("release", run.release().code())
                .put("pack", run.packTitle())
                .put("input", write(run.input()))
                .put("output", run.output().map(RunCodec::write).orElse(JsonNode.MISSING))
                .put("reply", run.reply())
                .put("thinking", run.thinking())
                .put("disclaimer", run.disclaimer())
                .put("surfaced", run.surfaced())
                .put("leaked", run.leaked())
                .put("exposed", exposed(run))
                .put("outcomeWords", run.outcomeWords())
                .put("outcome", run.outcome().code())
                .put("outcomeDetail", OutcomeJson.detail(run.outcome()))
                .put(
                        "notes",
                        JsonNode.array(
                                run.notes().stream()
                                        .sorted()
                                        .map(n -> JsonNode.text(n.name()))
                                        .toList()))
                .put("answered", write(run.answered()))
                .put("modelNanos", run.modelTime().toNanos())
                .put("money", write(run.money()));
    }

    private static JsonNode write(Assessment assessment) {
        JsonNode json =
                VerdictJson.write(assessment.verdict()).put("nanos", assessment.time().toNanos());
        return assessment.asked().isPresent()
                ? json.put("judge", AskedJson.write(assessment.asked()))
                : json;
    }

    private static JsonNode write(Answered answered) {
        JsonNode headers = JsonNode.object();
        answered.headers().forEach(headers::put);
        return JsonNode.object()
                .put("model", answered.model())
                .put("stopReason", answered.stopReason())
                .put("requestId", answered.requestId())
                .put(
                        "tokens",
                        JsonNode.object()
                                .put("input", answered.usage().input())
                                .put("cacheWrite5m", answered.usage().cacheWrite5m())
                                .put("cacheWrite1h", answered.usage().cacheWrite1h())
                                .put("cacheRead", answered.usage().cacheRead())
                                .put("output", answered.usage().output())
                                .put("thinking", answered.usage().thinking()))
                .put("json", answered.json())
                .put("headers", headers);
    }

    private static JsonNode write(Money money) {
        String kind =
                switch (money.cost()) {
                    case Cost.Usd _ -> "usd";
                    case Cost.AtLeast _ -> "at_least";
                    case Cost.NoPrice _ -> "no_price";
                };
        Optional<BigDecimal> amount =
                switch (money.cost()) {
                    case Cost.Usd(BigDecimal usd) -> Optional.of(usd);
                    case Cost.AtLeast(BigDecimal usd) -> Optional.of(usd);
                    case Cost.NoPrice _ -> Optional.empty();
                };
        return JsonNode.object()
                .put("kind", kind)
                .put("usd", amount.map(BigDecimal::toPlainString))
                .put("notSpent", money.notSpent().map(BigDecimal::toPlainString))
                .put("worstCase", money.worstCase().map(BigDecimal::toPlainString));
    }

    /// @throws JsonFault when the object is no exported run; says which member is wrong, and quotes
    ///   nothing
    public static RunRecord read(JsonNode json) throws JsonFault {
        if (!json.get("format").textOrEmpty().equals(FORMAT)) {
            throw new JsonFault("not a run of Policy Playground: 'format' is not " + FORMAT);
        }
        String reply = text(json, "reply");
        Draft draft = draft(json);
        Assessment input = assessment(json.get("input"), "input", draft, reply);
        Optional<Assessment> output =
                json.get("output").isMissing()
                        ? Optional.empty()
                        : Optional.of(assessment(json.get("output"), "output", draft, reply));
        long leaked = json.get("leaked").count();
        if (leaked > reply.length()) {
            throw new JsonFault("'leaked' is more than there is of the reply");
        }
        return new RunRecord(
                id(json, "id"),
                id(json, "session"),
                instant(json),
                choice(Provider.class, json, "provider"),
                draft,
                ReleasePolicy.parse(text(json, "release"))
                        .orElseThrow(() -> new JsonFault("'release' is no release policy")),
                text(json, "pack"),
                input,
                output,
                reply,
                text(json, "thinking"),
                json.get("disclaimer").textOrEmpty(),
                text(json, "surfaced"),
                (int) leaked,
                OutcomeJson.read(text(json, "outcome"), json.get("outcomeDetail")),
                notes(json),
                answered(json.get("answered")),
                Duration.ofNanos(json.get("modelNanos").count()),
                money(json.get("money"), draft.model()));
    }

    private static Draft draft(JsonNode json) throws JsonFault {
        long maxTokens = json.get("maxTokens").count();
        if (maxTokens < 1) {
            throw new JsonFault("'maxTokens' must be a whole number above 0");
        }
        return new Draft(
                text(json, "system"),
                TurnJson.read(json.get("turns")),
                text(json, "prompt"),
                text(json, "askedModel"),
                maxTokens,
                CallSettingsJson.read(json.get("settings")));
    }

    private static Assessment assessment(JsonNode json, String name, Draft draft, String reply)
            throws JsonFault {
        Verdict verdict;
        try {
            verdict = VerdictJson.read(json.toString());
        } catch (JsonFault e) {
            throw new JsonFault("'" + name + "' is " + e.reason());
        }
        if (verdict instanceof Verdict.Judged judged) {
            for (Finding finding : judged.findings()) {
                checkSpan(finding, name, draft, reply);
            }
        }
        return new Assessment(
                verdict,
                Duration.ofNanos(json.get("nanos").count()),
                AskedJson.read(json.get("judge")));
    }

    private static void checkSpan(Finding finding, String name, Draft draft, String reply)
            throws JsonFault {
        int turns = draft.context().size();
        if (finding.turn() < Finding.FOCUS || finding.turn() >= turns) {
            throw new JsonFault("a finding of '" + name + "' points at a turn that is not there");
        }
        String text =
                finding.side() == Layer.OUTPUT
                        ? reply
                        : finding.isInFocus()
                                ? draft.prompt()
                                : draft.context().get(finding.turn()).text();
        if (finding.span().end() > text.length()) {
            throw new JsonFault("a finding of '" + name + "' points behind the end of its text");
        }
    }

    private static Answered answered(JsonNode json) throws JsonFault {
        JsonNode tokens = json.get("tokens");
        Map<String, String> headers = new TreeMap<>();
        JsonNode given = json.get("headers");
        given.names().forEach(name -> headers.put(name, given.get(name).textOrEmpty()));
        return new Answered(
                text(json, "model"),
                json.get("stopReason").asText(),
                json.get("requestId").asText(),
                new TokenUsage(
                        tokens.get("input").count(),
                        tokens.get("cacheWrite5m").count(),
                        tokens.get("cacheWrite1h").count(),
                        tokens.get("cacheRead").count(),
                        tokens.get("output").count(),
                        tokens.get("thinking").count()),
                text(json, "json"),
                headers);
    }

    private static Money money(JsonNode json, String model) throws JsonFault {
        Optional<BigDecimal> usd = amount(json, "usd");
        Cost cost =
                switch (json.get("kind").textOrEmpty()) {
                    case "usd" -> new Cost.Usd(usd.orElse(BigDecimal.ZERO));
                    case "at_least" -> new Cost.AtLeast(usd.orElse(BigDecimal.ZERO));
                    case "no_price" -> new Cost.NoPrice(model);
                    default ->
                            throw new JsonFault("'money' needs 'kind': usd, at_least or no_price");
                };
        return new Money(cost, amount(json, "notSpent"), amount(json, "worstCase"));
    }

    private static Optional<BigDecimal> amount(JsonNode json, String name) throws JsonFault {
        Optional<String> text = json.get(name).asText();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().matches("\\d{1,12}(\\.\\d{1,30})?")) {
            throw new JsonFault("'" + name + "' of 'money' is no amount of dollars");
        }
        return Optional.of(new BigDecimal(text.get()));
    }

    private static Set<Note> notes(JsonNode json) throws JsonFault {
        EnumSet<Note> notes = EnumSet.noneOf(Note.class);
        for (JsonNode item : json.get("notes").items()) {
            try {
                notes.add(Note.valueOf(item.textOrEmpty()));
            } catch (IllegalArgumentException e) {
                throw new JsonFault("'notes' holds one that is not known");
            }
        }
        return notes;
    }

    private static String id(JsonNode json, String name) throws JsonFault {
        String id = text(json, name);
        if (!ID.matcher(id).matches()) {
            throw new JsonFault("'" + name + "' is no id of Policy Playground");
        }
        return id;
    }

    private static Instant instant(JsonNode json) throws JsonFault {
        try {
            Instant at = Instant.parse(text(json, "startedAt"));
            // A day beyond these is no run's, and none that a list or a day of usage can show.
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new JsonFault("'startedAt' is not between the years 1970 and 9999");
            }
            return at;
        } catch (DateTimeException e) {
            throw new JsonFault("'startedAt' is no moment such as 2026-11-22T12:00:00Z");
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode json, String name)
            throws JsonFault {
        try {
            return Enum.valueOf(type, text(json, name));
        } catch (IllegalArgumentException e) {
            throw new JsonFault("'" + name + "' is not known");
        }
    }

    private static String text(JsonNode json, String name) throws JsonFault {
        return json.get(name)
                .asText()
                .orElseThrow(() -> new JsonFault("'" + name + "' is missing or no text"));
    }

    /// What the user had seen before it was taken back, for readers of the export: reading a run
    /// goes by `leaked`.
    public static JsonNode exposed(RunRecord run) {
        return run.exposure()
                .map(
                        e ->
                                JsonNode.object()
                                        .put("characters", e.characters())
                                        .put("of", e.of())
                                        .put("takenBack", true))
                .orElse(JsonNode.MISSING);
    }
}
