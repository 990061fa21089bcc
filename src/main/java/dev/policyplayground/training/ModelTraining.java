package dev.policyplayground.training;

import dev.policyplayground.evaluation.LabelledText;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.learned.Head;
import dev.policyplayground.moderation.learned.LearnedModel;
import dev.policyplayground.moderation.learned.ModelAssembly;
import dev.policyplayground.moderation.learned.Rarities;
import dev.policyplayground.moderation.learned.TextFeatures;
import dev.policyplayground.policy.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// Trains a model from labelled sets and the corpus, and measures it by leaving each family of sets
/// out. Same sets and seed, same bytes. One instance trains once, on the thread that asks, with a
/// thread for each core; takes a minute or two.
public final class ModelTraining {
    private static final double COST = 0.5;
    // Fewer rows, and less alike: they may weigh more.
    private static final double COST_OF_FEW = 4;
    private static final double CELL_SCALE = 0.25;
    private static final double OWN_SHARE = 2;
    private static final double COMMON = 0.03;
    // Refusals and their like are in most replies: what is common there tells nothing either.
    private static final double COMMON_IN_REPLIES = 0.1;

    private final Corpus corpus;
    private final Path sets;
    private final long seed;
    private final Progress progress;
    private final Map<String, List<LabelledText>> texts = new HashMap<>();
    private double done;

    /// @param sets a folder with the study's sets, as `name.jsonl`
    public ModelTraining(Corpus corpus, Path sets, long seed, Progress progress) {
        this.corpus = corpus;
        this.sets = sets;
        this.seed = seed;
        this.progress = progress;
    }

    /// What came of it.
    ///
    /// @param texts the sets that it was trained and measured with
    /// @param prompts by the id of a reply, the log-odds of its prompt
    public record Result(
            LearnedModel model,
            Map<Head, HeadStudy> studies,
            Map<String, List<LabelledText>> texts,
            Map<String, Double> prompts) {

        /// A gate's rules, the learned judge at a score, and both, on sets that it had not seen.
        ///
        /// @param score the probability from which on the learned judge flags
        public GateTable table(Head head, GateTable.Judging judging, double score) {
            HeadStudy study = Objects.requireNonNull(studies.get(head));
            Map<String, Double> odds = new HashMap<>();
            study.unseen().forEach(u -> odds.put(u.id(), u.logOdds()));
            return GateTable.of(
                    study.study(),
                    texts,
                    judging,
                    text ->
                            model.probability(
                                            head,
                                            odds.getOrDefault(text.id(), 0.0),
                                            prompts.getOrDefault(text.id(), 0.0))
                                    >= score);
        }
    }

    /// How the first trial of a learned judge learned, for comparison: its costs and weights, with
    /// our corpus and lexicon.
    public HeadStudy trial() throws IOException {
        HeadTraining recipe = new HeadTraining(corpus.lexicon(), 4, 0.04, 1, COMMON, seed);
        return study(Head.HARM, recipe);
    }

    /// @param made the day, as the card shall give it
    /// @throws IOException when a set cannot be read
    public Result train(String made) throws IOException {
        Map<Head, HeadStudy> studies = new EnumMap<>(Head.class);
        for (Head head : Head.values()) {
            studies.put(head, study(head, training(head)));
        }
        List<Sample> harm = samples(Head.HARM);
        Rarities prompts = training(Head.HARM).rarities(harm, corpus.samples(Head.HARM));
        Rarities replies =
                training(Head.REPLY).rarities(samples(Head.REPLY), corpus.samples(Head.REPLY));
        ModelAssembly assembly = new ModelAssembly(corpus.lexicon(), prompts, replies);
        HeadTraining.Learned known = null;
        for (Head head : Head.values()) {
            step("Learning " + name(head));
            HeadTraining.Learned learned =
                    training(head)
                            .train(
                                    head == Head.REPLY ? replies : prompts,
                                    samples(head),
                                    corpus.samples(head));
            double[] weights = learned.weights();
            assembly.head(head, weights, weights[weights.length - 1]);
            known = known == null ? learned : known;
        }
        Map<String, Double> ofReplies = promptsOfReplies(Objects.requireNonNull(known));
        studies.forEach(
                (head, study) ->
                        assembly.calibrate(
                                head,
                                study.calibration(head == Head.REPLY ? ofReplies : Map.of())));
        step("Learning categories");
        List<TextFeatures> categorised = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (LabelledText text : corpus.categorised()) {
            categorised.add(TextFeatures.of(corpus.lexicon(), Samples.prompt(text)));
            names.add(Corpus.kind(text));
        }
        CategoryTraining.Learned categories =
                CategoryTraining.train(corpus.lexicon(), prompts, categorised, names, seed);
        LearnedModel model =
                assembly.build(
                        categories.names(),
                        categories.weights(),
                        categories.bias(),
                        new ModelCard(corpus, texts, studies, seed).json(made));
        return new Result(model, studies, texts, ofReplies);
    }

    private Map<String, Double> promptsOfReplies(HeadTraining.Learned harm) throws IOException {
        Map<String, Double> prompts = new HashMap<>();
        for (String set : study(Head.REPLY).sets()) {
            for (LabelledText text : texts.getOrDefault(set, List.of())) {
                List<String> prompt = List.of(Samples.prompt(text));
                prompts.put(
                        text.id(), harm.logOdds(TextFeatures.passages(corpus.lexicon(), prompt)));
            }
        }
        return prompts;
    }

    private HeadStudy study(Head head, HeadTraining training) throws IOException {
        step("Measuring " + name(head));
        Study study = study(head);
        return new HeadStudy(
                head,
                study,
                FoldStudy.run(
                        study,
                        training,
                        samples(head),
                        corpus.samples(head),
                        family -> step("Measured " + name(head) + " without " + family)));
    }

    private HeadTraining training(Head head) {
        return training(corpus, head, seed);
    }

    /// How a head is learned.
    static HeadTraining training(Corpus corpus, Head head, long seed) {
        double cost =
                switch (head) {
                    case HARM, JAILBREAK -> COST;
                    case INJECTION, REPLY -> COST_OF_FEW;
                };
        double common = head == Head.REPLY ? COMMON_IN_REPLIES : COMMON;
        return new HeadTraining(corpus.lexicon(), cost, CELL_SCALE, OWN_SHARE, common, seed);
    }

    private Study study(Head head) throws IOException {
        String part =
                switch (head) {
                    case HARM -> "prompts";
                    case INJECTION, JAILBREAK -> name(head);
                    case REPLY -> "replies";
                };
        try {
            return Study.parse(corpus.study(), part);
        } catch (JsonFault e) {
            throw new IOException("the study cannot be read: " + e.reason(), e);
        }
    }

    private List<Sample> samples(Head head) throws IOException {
        Layer layer = head == Head.REPLY ? Layer.OUTPUT : Layer.INPUT;
        List<Sample> all = new ArrayList<>();
        for (String set : study(head).sets()) {
            if (!texts.containsKey(set)) {
                SetReader.Read read = SetReader.read(sets.resolve(set + ".jsonl"), layer);
                if (!read.problems().isEmpty()) {
                    throw new IOException(read.problems().getFirst());
                }
                texts.put(set, read.texts());
            }
            List<LabelledText> known = texts.getOrDefault(set, List.of());
            all.addAll(
                    layer == Layer.OUTPUT
                            ? Samples.replies(set, known, corpus.lexicon())
                            : Samples.prompts(set, known, corpus.lexicon()));
        }
        return all;
    }

    private static String name(Head head) {
        return head.name().toLowerCase(Locale.ROOT);
    }

    private synchronized void step(String what) {
        if (progress.isCancelled()) {
            throw new CancellationException("training was stopped");
        }
        done = Math.min(0.99, done + 0.04);
        progress.at(what, done);
    }
}
