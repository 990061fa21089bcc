package dev.policyplayground.run;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.TwoLayerRun.Layers;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Blots out, before a run is kept, what the findings of masked categories point at: keys and
/// credentials in the system prompt, the prompt, the reply and the verdicts. Lengths stay, so that
/// offsets still hold; no character of a secret does. Immutable, safe from any thread.
final class SecretMask {
    private final Layers layers;
    private final Set<String> masked;

    SecretMask(Layers layers) {
        this.layers = layers;
        this.masked =
                layers.pack().categories().stream()
                        .filter(Category::isMasked)
                        .map(Category::id)
                        .collect(Collectors.toSet());
    }

    RunRecord mask(RunRecord run) {
        Set<String> secrets = new HashSet<>();
        collect(run.input().verdict(), Layer.INPUT, run.draft().prompt(), secrets);
        run.output().ifPresent(o -> collect(o.verdict(), Layer.OUTPUT, run.reply(), secrets));
        String system = run.draft().system();
        collect(layers.input().judge(Exchange.of(system)).verdict(), Layer.INPUT, system, secrets);
        if (secrets.isEmpty()) {
            return run;
        }
        Draft draft =
                new Draft(
                        blot(system, secrets),
                        blot(run.draft().prompt(), secrets),
                        run.draft().model(),
                        run.draft().maxTokens());
        RunRecord.Answered answered = run.answered();
        return new RunRecord(
                run.id(),
                run.session(),
                run.startedAt(),
                run.provider(),
                draft,
                run.release(),
                run.packTitle(),
                mask(run.input()),
                run.output().map(this::mask),
                blot(run.reply(), secrets),
                blot(run.thinking(), secrets),
                blot(run.surfaced(), secrets),
                run.leaked(),
                run.outcome(),
                run.notes(),
                new RunRecord.Answered(
                        answered.model(),
                        answered.stopReason(),
                        answered.requestId(),
                        answered.usage(),
                        blot(answered.json(), secrets)),
                run.modelTime(),
                run.cost());
    }

    private void collect(Verdict verdict, Layer side, String text, Set<String> secrets) {
        if (verdict instanceof Verdict.Judged judged) {
            judged.findings().stream()
                    .filter(f -> masked.contains(f.category()) && f.side() == side)
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
        return masked.contains(f.category())
                ? new Finding(
                        f.rule(),
                        f.judge(),
                        f.category(),
                        f.score(),
                        f.side(),
                        f.span(),
                        blots(f.matched()),
                        f.why())
                : f;
    }

    private static String blot(String text, Set<String> secrets) {
        String blotted = text;
        for (String secret : secrets) {
            blotted = blotted.replace(secret, blots(secret));
        }
        return blotted;
    }

    private static String blots(String secret) {
        return "\u2022".repeat(secret.length());
    }
}
