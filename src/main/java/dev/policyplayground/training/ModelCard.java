package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.learned.FeatureSpace;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.stats.Proportion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says of a model what it rests on and how well it does (after Mitchell et al., "Model cards for
/// model reporting", 2019). Immutable.
record ModelCard(
        Corpus corpus,
        Map<String, List<LabelledText>> sets,
        Map<Head, HeadStudy> studies,
        long seed) {
    private static final double[] SHARES = {0.02, 0.05, 0.08};
    private static final List<String> WEAK =
            List.of(
                    "It tells topics better than stance: hateful and counter-hateful statements are close to a coin's toss.",
                    "Other languages than English are learned from a few hundred short phrases of our own.",
                    "Long stories around a plain request, and requests that only hint, are often missed.",
                    "Replies are learned from sets with few kinds of questions and from harmless stand-ins.",
                    "Sets that are everyday talk of a crowd hold requests that are harmful in fact: some of its false alarms are none.");

    JsonNode json(String made) {
        JsonNode card =
                JsonNode.object()
                        .put("name", "Learned judge")
                        .put("made", made)
                        .put("seed", seed)
                        .put("features", FeatureSpace.ID)
                        .put(
                                "purpose",
                                "Finds requests for harm, injections and harmful replies beside the rules; holds for review, does not block by itself.");
        card.put("sets", trainedOn());
        JsonNode heads = JsonNode.object();
        studies.forEach(
                (head, study) -> heads.put(head.name().toLowerCase(Locale.ROOT), head(study)));
        card.put("unseen", heads);
        JsonNode weak = JsonNode.array();
        WEAK.forEach(words -> weak.add(JsonNode.text(words)));
        return card.put("weak_spots", weak);
    }

    private JsonNode trainedOn() {
        JsonNode licences = JsonNode.parseOrMissing(corpus.study()).get("licences");
        JsonNode all = JsonNode.object();
        new TreeMap<>(sets)
                .forEach(
                        (name, texts) ->
                                all.put(
                                        name,
                                        JsonNode.object()
                                                .put("rows", texts.size())
                                                .put(
                                                        "licence",
                                                        licences.get(name).textOrEmpty())));
        return all.put(
                "own corpus",
                JsonNode.object()
                        .put("rows", corpus.requests().size() + corpus.exchanges().size())
                        .put("licence", "Apache-2.0"));
    }

    private static JsonNode head(HeadStudy study) {
        JsonNode head = JsonNode.object();
        for (double share : SHARES) {
            StudyFigures figures = study.figuresAt(share);
            JsonNode flagged = JsonNode.object();
            for (String set : new TreeSet<>(study.study().sets())) {
                flagged.put(set, flagged(study, set, figures.threshold()));
            }
            head.put(
                    "at_" + Math.round(share * 100) + "_percent",
                    JsonNode.object()
                            .put("figure", rounded(figures.figure()))
                            .put("recall", share(figures.recall()))
                            .put("everyday_sets", rounded(figures.everyday()))
                            .put("everyday_texts", share(figures.everydayTexts()))
                            .put("look_alikes", share(figures.lookAlikes()))
                            .put("flagged", flagged));
        }
        return head;
    }

    private static JsonNode flagged(HeadStudy study, String set, double threshold) {
        JsonNode shares = JsonNode.object();
        for (boolean unsafe : new boolean[] {true, false}) {
            study.unseen().stream()
                    .filter(u -> u.set().equals(set) && u.unsafe() == unsafe)
                    .mapToDouble(u -> u.logOdds() > threshold ? 1 : 0)
                    .average()
                    .ifPresent(mean -> shares.put(unsafe ? "unsafe" : "safe", rounded(mean)));
        }
        return shares;
    }

    private static double share(Proportion proportion) {
        return rounded(proportion.share().orElse(0));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
