package dev.policyplayground.moderation.claude;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the JSON that Claude judged with. A schema is a promise that a cut or a refusal may break,
/// so whatever does not fit is no answer. Immutable, safe from any thread.
record AnswerReader(PolicyPack pack) {
    private static final int LONGEST_WHY = 300;
    private static final int MOST_FINDINGS = 100;

    /// @throws JsonFault when the text is not what was asked for; quotes nothing of it
    Evidence read(String text, Question question) throws JsonFault {
        JsonNode json = JsonNode.parse(text.strip());
        if (!json.get("findings").isArray()) {
            throw new JsonFault("'findings' is missing");
        }
        List<JsonNode> items = json.get("findings").items();
        if (items.size() > MOST_FINDINGS) {
            throw new JsonFault("more than " + MOST_FINDINGS + " findings");
        }
        QuoteFinder quotes = new QuoteFinder(question.text());
        Map<String, Double> scores = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode item : items) {
            String category = category(item).id();
            double score = pack.claudeJudge().scoreOf(severity(item));
            if (score > 0) {
                findings.add(finding(item, category, score, question, quotes, findings.size() + 1));
                scores.merge(category, score, Math::max);
            }
        }
        return new Evidence(Scores.of(scores), findings);
    }

    // The case of an enum's value is not promised.
    private Category category(JsonNode item) throws JsonFault {
        String id = item.get("category_id").textOrEmpty().toLowerCase(Locale.ROOT);
        return pack.categories().stream()
                .filter(c -> c.id().toLowerCase(Locale.ROOT).equals(id))
                .findFirst()
                .orElseThrow(() -> new JsonFault("a finding names no category of the pack"));
    }

    private static int severity(JsonNode item) throws JsonFault {
        double level = item.get("severity").number(-1);
        if (level != 0 && level != 1 && level != 2 && level != 3) {
            throw new JsonFault("a finding has no severity from 0 to 3");
        }
        return (int) level;
    }

    private static Finding finding(
            JsonNode item,
            String category,
            double score,
            Question question,
            QuoteFinder quotes,
            int number) {
        String text = question.text();
        String said = item.get("why").textOrEmpty().strip();
        String why = said.isEmpty() ? "No reason given." : shortened(said);
        Optional<Span> span = quotes.find(item.get("quote").textOrEmpty());
        return new Finding(
                ClaudeJudge.ID + "." + number,
                ClaudeJudge.ID,
                category,
                score,
                question.side(),
                Finding.FOCUS,
                span.orElse(new Span(0, text.length())),
                span.map(s -> s.in(text)).orElse(shortened(text)),
                span.isPresent()
                        ? why
                        : why
                                + " (The words it quotes do not stand in the text: all of it is marked.)");
    }

    static String shortened(String text) {
        return text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY - 1) + "…" : text;
    }
}
