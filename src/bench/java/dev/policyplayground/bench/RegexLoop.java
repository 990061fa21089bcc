package dev.policyplayground.bench;

import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The baseline: each rule's phrase lists as alternatives of `java.util.regex`, one rule after the
/// other. It knows no sentences, no context and no disguises, so it does less than the gate.
final class RegexLoop {
    private final List<List<List<Pattern>>> rules = new ArrayList<>();

    RegexLoop(PolicyPack pack) {
        for (Rule rule : pack.rules()) {
            if (rule.layer().covers(Layer.INPUT)) {
                rules.add(
                        rule.wordings().stream()
                                .map(w -> w.stream().map(RegexLoop::alternatives).toList())
                                .toList());
            }
        }
    }

    private static Pattern alternatives(List<String> phrases) {
        return Pattern.compile(
                phrases.stream()
                        .map(RegexLoop::wildcards)
                        .collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
    }

    private static String wildcards(String phrase) {
        String core = phrase.replaceAll("^\\*|\\*$", "");
        return (phrase.startsWith("*") ? "\\w*" : "")
                + Pattern.quote(core)
                + (phrase.endsWith("*") ? "\\w*" : "");
    }

    /// How many rules fire.
    int fired(String text) {
        int fired = 0;
        for (List<List<Pattern>> wordings : rules) {
            fired +=
                    wordings.stream()
                                    .anyMatch(w -> w.stream().allMatch(p -> p.matcher(text).find()))
                            ? 1
                            : 0;
        }
        return fired;
    }
}
