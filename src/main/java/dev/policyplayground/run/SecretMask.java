package dev.policyplayground.run;

import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.claude.ClaudeJudge;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.TwoLayerRun.Layers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Blots out, before a run is kept, what the pack's masked categories find: personal data, keys and
/// credentials in the system prompt, the prompt, the reply, the thinking, the raw answer, its
/// headers, its error, what names it (model, request id, stop reason), names of documents and stop
/// sequences, and the verdicts; and the keys in use, whatever their shape. Lengths stay, so that
/// offsets still hold; no character of a secret does, be it cut short by the end of a stream or by
/// what was let out of it. Immutable, safe from any thread.
public final class SecretMask {
    private final Layers layers;
    private final Set<String> masked;

    public SecretMask(Layers layers) {
        this.layers = layers;
        this.masked = layers.pack().maskedCategories();
    }

    RunRecord mask(RunRecord run) {
        TextMask mask = new TextMask(layers.pack());
        String prompt = run.draft().prompt();
        Function<String, Verdict> reply = text -> judgeReply(prompt, text);
        mask.learn(prompt, alsoBy(run.input(), this::judgeInput), Layer.INPUT);
        learn(run.draft(), mask);
        // A reply that broke off or was refused has no verdict, but is kept all the same.
        mask.learn(
                run.reply(), run.output().map(o -> alsoBy(o, reply)).orElse(reply), Layer.OUTPUT);
        mask.learn(run.thinking(), reply, Layer.OUTPUT);
        return new RunRecord(
                run.id(),
                run.session(),
                run.startedAt(),
                run.provider(),
                of(run.draft(), mask),
                run.release(),
                run.packTitle(),
                of(run.input(), run.draft(), run.reply(), mask),
                run.output().map(o -> of(o, run.draft(), run.reply(), mask)),
                mask.of(run.reply()),
                mask.of(run.thinking()),
                run.disclaimer(),
                surfaced(run, mask),
                run.leaked(),
                of(run.outcome(), mask),
                run.notes(),
                of(run.answered(), run, mask),
                run.modelTime(),
                run.money());
    }

    /// `draft` without the secrets in it, for keeping it while it is written.
    public Draft mask(Draft draft) {
        TextMask mask = new TextMask(layers.pack());
        learn(draft, mask);
        return of(draft, mask);
    }

    /// `text` without the secrets in it; its length stays.
    public String mask(String text) {
        TextMask mask = new TextMask(layers.pack());
        mask.learn(text, this::judgeInput, Layer.INPUT);
        return mask.of(text);
    }

    private void learn(Draft draft, TextMask mask) {
        mask.learn(draft.prompt(), this::judgeInput, Layer.INPUT);
        mask.learn(draft.system(), this::judgeInput, Layer.INPUT);
        draft.earlier().forEach(t -> mask.learn(t.text(), this::judgeInput, Layer.INPUT));
    }

    private Verdict judgeInput(String text) {
        return layers.input().judge(Exchange.of(text)).verdict();
    }

    private Verdict judgeReply(String prompt, String text) {
        return layers.output().judge(Exchange.of(prompt), text).verdict();
    }

    // What Claude found in a masked category is a secret too, though no rule finds it again.
    private static Function<String, Verdict> alsoBy(
            Assessment asked, Function<String, Verdict> local) {
        if (!(asked.verdict() instanceof Verdict.Judged judged)) {
            return local;
        }
        List<Finding> claudes =
                judged.findings().stream().filter(f -> f.judge().equals(ClaudeJudge.ID)).toList();
        return text -> with(claudes, local.apply(text));
    }

    private static Verdict with(List<Finding> more, Verdict verdict) {
        return verdict instanceof Verdict.Judged judged
                ? new Verdict.Judged(
                        judged.decision(),
                        judged.scores(),
                        Stream.concat(judged.findings().stream(), more.stream()).toList(),
                        judged.policyHash(),
                        judged.engineVersion())
                : verdict;
    }

    private static Draft of(Draft draft, TextMask mask) {
        return new Draft(
                mask.of(draft.system()),
                draft.earlier().stream().map(t -> of(t, mask)).toList(),
                mask.of(draft.prompt()),
                mask.of(draft.model()),
                draft.maxTokens(),
                draft.settings()
                        .withStopSequences(
                                draft.settings().stopSequences().stream().map(mask::of).toList()));
    }

    private static Turn of(Turn turn, TextMask mask) {
        return new Turn(
                turn.role(),
                turn.kind(),
                mask.of(turn.text()),
                mask.of(turn.name()),
                turn.isQuarantined());
    }

    // What was let out may end within a secret: it is taken from the reply as a whole.
    private static String surfaced(RunRecord run, TextMask mask) {
        int to = run.releasedTo();
        int ahead = run.surfaced().length() - to;
        boolean isPart = ahead >= 0 && run.surfaced().endsWith(run.reply().substring(0, to));
        return isPart
                ? run.surfaced().substring(0, ahead) + mask.of(run.reply()).substring(0, to)
                : mask.of(run.surfaced());
    }

    private static Outcome of(Outcome outcome, TextMask mask) {
        return switch (outcome) {
            case Outcome.RefusedByApi(var by, var category, var message) ->
                    new Outcome.RefusedByApi(by, category.map(mask::of), message.map(mask::of));
            case Outcome.Failed(ApiFailure failure) ->
                    new Outcome.Failed(
                            new ApiFailure(
                                    failure.kind(),
                                    failure.status(),
                                    mask.of(failure.message()),
                                    failure.requestId().map(mask::of)));
            default -> outcome;
        };
    }

    private static RunRecord.Answered of(
            RunRecord.Answered answered, RunRecord run, TextMask mask) {
        Map<String, String> headers = new TreeMap<>();
        answered.headers().forEach((name, value) -> headers.put(name, mask.of(value)));
        return new RunRecord.Answered(
                mask.of(answered.model()),
                answered.stopReason().map(mask::of),
                answered.requestId().map(mask::of),
                answered.usage(),
                json(answered.json(), run, mask),
                headers);
    }

    // By its texts, for JSON writes a line end and a quotation mark otherwise than they were said.
    private static String json(String json, RunRecord run, TextMask mask) {
        if (json.isEmpty()) {
            return json;
        }
        try {
            JsonNode raw = JsonNode.parse(json);
            JsonNode clean =
                    new Redaction(
                                    text ->
                                            mask.ofPart(
                                                    mask.ofPart(text, run.reply()), run.thinking()))
                            .of(raw);
            return clean.equals(raw) ? json : clean.pretty();
        } catch (JsonFault e) {
            return mask.of(json);
        }
    }

    private Assessment of(Assessment assessment, Draft draft, String reply, TextMask mask) {
        if (!(assessment.verdict() instanceof Verdict.Judged judged)) {
            return assessment;
        }
        List<Turn> context = draft.context();
        Function<Finding, String> text =
                f ->
                        f.side() == Layer.OUTPUT
                                ? reply
                                : f.isInFocus() || f.turn() >= context.size()
                                        ? draft.prompt()
                                        : context.get(f.turn()).text();
        return assessment.with(
                new Verdict.Judged(
                        judged.decision(),
                        judged.scores(),
                        judged.findings().stream().map(f -> of(f, text.apply(f), mask)).toList(),
                        judged.policyHash(),
                        judged.engineVersion()));
    }

    // Another category's finding may stand on a secret too.
    private Finding of(Finding f, String text, TextMask mask) {
        boolean isSecret =
                masked.contains(f.category())
                        || f.span().in(mask.of(text)).indexOf(TextMask.BLOT) >= 0;
        Finding blotted = isSecret ? f.matching(TextMask.blots(f.matched())) : f;
        // Claude says why in words of its own, which may repeat what it read.
        return f.judge().equals(ClaudeJudge.ID) ? blotted.because(mask.of(f.why())) : blotted;
    }
}
