package dev.policyplayground.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a team lets through, watches and stops: categories with thresholds, rules and tests.
/// Immutable.
///
/// @param hash SHA-256 of the file's text with `\n` line ends, followed by the hash of the pack it
///   builds on when there is one, in hex: the same hash, the same policy
/// @param sensitiveData what is found by its shape and checksum
/// @param context words around a hit that change what it is worth
/// @param harmless wordings within which no phrase counts, such as "kill the process"
/// @param refusals phrases in which a model says no; read only after `stop_reason`
/// @param abuseSignal when the length of a reply is evidence in itself
/// @param releaseOnReview true when a reply that asks for review may be shown all the same
/// @param claudeJudge when Claude is asked besides the local judges
/// @param learnedJudge whether and how the learned judge counts
public record PolicyPack(
        String id,
        String title,
        String version,
        String hash,
        List<Category> categories,
        Thresholds thresholds,
        List<Rule> rules,
        List<SensitiveDataRule> sensitiveData,
        List<ContextSignal> context,
        List<String> harmless,
        List<String> refusals,
        Optional<AbuseSignal> abuseSignal,
        boolean releaseOnReview,
        List<InlineTest> tests,
        ClaudeJudging claudeJudge,
        LearnedJudging learnedJudge) {

    public PolicyPack {
        categories = List.copyOf(categories);
        rules = List.copyOf(rules);
        sensitiveData = List.copyOf(sensitiveData);
        context = List.copyOf(context);
        harmless = List.copyOf(harmless);
        refusals = List.copyOf(refusals);
        tests = List.copyOf(tests);
    }

    public Optional<Category> category(String id) {
        return categories.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// The ids of the categories whose findings are kept as blots only.
    public Set<String> maskedCategories() {
        return categories.stream()
                .filter(Category::isMasked)
                .map(Category::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The ids of the categories whose evidence in a document or a tool's result counts in full.
    public Set<String> countedInDocuments() {
        return categories.stream()
                .filter(Category::countsInDocuments)
                .map(Category::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The category's title, or its id when the pack does not know it.
    public String titleOf(String category) {
        return category(category).map(Category::title).orElse(category);
    }

    /// The same pack under other thresholds; its hash stays that of the file it was read from.
    public PolicyPack under(Thresholds others) {
        return new PolicyPack(
                id,
                title,
                version,
                hash,
                categories,
                others,
                rules,
                sensitiveData,
                context,
                harmless,
                refusals,
                abuseSignal,
                releaseOnReview,
                tests,
                claudeJudge,
                learnedJudge);
    }
}
