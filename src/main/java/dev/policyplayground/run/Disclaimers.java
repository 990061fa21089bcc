package dev.policyplayground.run;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.PolicyPack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The pack's disclaimers for high-risk uses: which of them a verdict calls for. Immutable, safe
/// from any thread.
record Disclaimers(PolicyPack pack) {
    /// The words to put above a reply; empty for none. Verdicts in order; each disclaimer once.
    String of(List<Verdict> verdicts) {
        Set<String> words = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            for (Category category : pack.categories()) {
                if (asksForReview(verdict, category)) {
                    category.disclaimer().ifPresent(words::add);
                }
            }
        }
        return String.join("\n", words);
    }

    /// True when every category in which `verdict` asks for review has a disclaimer, so that a
    /// person may look after the user does.
    boolean cover(Verdict verdict) {
        return pack.categories().stream()
                .filter(c -> asksForReview(verdict, c))
                .allMatch(c -> c.disclaimer().isPresent());
    }

    /// Tells `events` of the words above a reply; of nothing when there are none.
    static void show(String words, Consumer<RunEvent> events) {
        if (!words.isEmpty()) {
            events.accept(new RunEvent.Disclaimed(words));
        }
    }

    private boolean asksForReview(Verdict verdict, Category category) {
        return verdict instanceof Verdict.Judged judged
                && pack.thresholds().decide(category.id(), judged.scores().of(category.id()))
                        == Decision.REVIEW;
    }
}
