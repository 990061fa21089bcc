package dev.policyplayground.run;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.TwoLayerRun.Layers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Blots out, before a run is kept, what the findings of masked categories point at: keys and
/// credentials in the system prompt, the prompt, the reply and the verdicts. Lengths stay, so that
/// offsets still hold; no character of a secret does. Immutable, safe from any thread.
public final class SecretMask {
    private static final int MOST_LOOKS = 20;

    private final Layers layers;
    private final Set<String> masked;

    public SecretMask(Layers layers) {
        this.layers = layers;
        this.masked =
                layers.pack().categories().stream()
                        .filter(Category::isMasked)
                        .map(Category::id)
                        .collect(Collectors.toSet());
    }

    RunRecord mask(RunRecord run) {
        Set<String> secrets = new HashSet<>();
        String prompt = run.draft().prompt();
        String system = run.draft().system();
        collect(run.input().verdict(), Layer.INPUT, prompt, secrets);
        if (!secrets.isEmpty()) {
            collectAll(prompt, this::judgeInput, Layer.INPUT, secrets);
        }
        collectAll(system, this::judgeInput, Layer.INPUT, secrets);
        run.draft()
                .earlier()
                .forEach(t -> collectAll(t.text(), this::judgeInput, Layer.INPUT, secrets));
        // A reply that broke off or was refused has no verdict, but is kept all the same.
        collectAll(run.reply(), reply -> judgeReply(prompt, reply), Layer.OUTPUT, secrets);
        collectAll(run.thinking(), thought -> judgeReply(prompt, thought), Layer.OUTPUT, secrets);
        if (secrets.isEmpty()) {
            return run;
        }
        RunRecord.Answered answered = run.answered();
        return new RunRecord(
                run.id(),
                run.session(),
                run.startedAt(),
                run.provider(),
                blot(run.draft(), secrets),
                run.release(),
                run.packTitle(),
                mask(run.input()),
                run.output().map(this::mask),
                blot(run.reply(), secrets),
                blot(run.thinking(), secrets),
                run.disclaimer(),
                blot(run.surfaced(), secrets),
                run.leaked(),
                run.outcome(),
                run.notes(),
                new RunRecord.Answered(
                        answered.model(),
                        answered.stopReason(),
                        answered.requestId(),
                        answered.usage(),
                        secrets.contains(run.reply()) ? "" : blot(answered.json(), secrets),
                        answered.headers()),
                run.modelTime(),
                run.money());
    }

    /// `draft` without the secrets in it, for keeping it while it is written.
    public Draft mask(Draft draft) {
        Set<String> secrets = new HashSet<>();
        collectAll(draft.system(), this::judgeInput, Layer.INPUT, secrets);
        collectAll(draft.prompt(), this::judgeInput, Layer.INPUT, secrets);
        draft.earlier().forEach(t -> collectAll(t.text(), this::judgeInput, Layer.INPUT, secrets));
        return secrets.isEmpty() ? draft : blot(draft, secrets);
    }

    /// `text` without the secrets in it; its length stays.
    public String mask(String text) {
        Set<String> secrets = new HashSet<>();
        collectAll(text, this::judgeInput, Layer.INPUT, secrets);
        return blot(text, secrets);
    }

    private static Draft blot(Draft draft, Set<String> secrets) {
        return new Draft(
                blot(draft.system(), secrets),
                draft.earlier().stream().map(t -> t.withText(blot(t.text(), secrets))).toList(),
                blot(draft.prompt(), secrets),
                draft.model(),
                draft.maxTokens(),
                draft.settings());
    }

    private Verdict judgeInput(String text) {
        return layers.input().judge(Exchange.of(text)).verdict();
    }

    private Verdict judgeReply(String prompt, String text) {
        return layers.output().judge(Exchange.of(prompt), text).verdict();
    }

    // A verdict names only so many findings of a rule: look again until nothing is left to blot
    // out. A text
    // that still holds secrets after many looks is one great secret.
    private void collectAll(
            String text, Function<String, Verdict> judge, Layer side, Set<String> secrets) {
        String rest = text;
        for (int look = 0; look < MOST_LOOKS; look++) {
            Set<String> found = new HashSet<>();
            collect(judge.apply(rest), side, rest, found);
            if (found.isEmpty()) {
                return;
            }
            secrets.addAll(found);
            rest = blot(rest, found);
        }
        secrets.add(text);
    }

    private void collect(Verdict verdict, Layer side, String text, Set<String> secrets) {
        if (verdict instanceof Verdict.Judged judged) {
            judged.findings().stream()
                    .filter(f -> masked.contains(f.category()) && f.side() == side && f.isInFocus())
                    .map(f -> f.span().in(text))
                    .forEach(secrets::add);
        }
    }

    private Assessment mask(Assessment assessment) {
        if (!(assessment.verdict() instanceof Verdict.Judged judged)) {
            return assessment;
        }
        return new Assessment(
                new Verdict.Judged(
                        judged.decision(),
                        judged.scores(),
                        judged.findings().stream().map(this::mask).toList(),
                        judged.policyHash(),
                        judged.engineVersion()),
                assessment.time());
    }

    private Finding mask(Finding f) {
        return masked.contains(f.category()) ? f.matching(blots(f.matched())) : f;
    }

    private static String blot(String text, Set<String> secrets) {
        String blotted = text;
        // The longest first: a secret within another must not break it up.
        for (String secret :
                secrets.stream().sorted(Comparator.comparingInt(x -> -x.length())).toList()) {
            blotted = blotted.replace(secret, blots(secret));
        }
        return blotted;
    }

    private static String blots(String secret) {
        return "\u2022".repeat(secret.length());
    }
}
