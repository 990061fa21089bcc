package dev.policyplayground.moderation.learned;

import dev.policyplayground.json.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A trained model: numbers only, and a card that says where they come from. Read from a file by
/// [ModelFile], made by `training`. Immutable, safe from any thread.
public final class LearnedModel {
    private final Lexicon lexicon;
    private final FeatureSpace space;
    private final FeatureTable prompts;
    private final FeatureTable replies;
    private final CategoryTable categories;
    private final Map<Head, Calibration> calibrations;
    private final JsonNode card;
    private final String id;
    // Each thread has one: what a text is read with is kept between texts.
    private final ThreadLocal<PromptReading> promptReadings;

    LearnedModel(
            Lexicon lexicon,
            FeatureTable prompts,
            FeatureTable replies,
            CategoryTable categories,
            Map<Head, Calibration> calibrations,
            JsonNode card,
            String id) {
        this.lexicon = lexicon;
        this.space = new FeatureSpace(lexicon);
        this.prompts = prompts;
        this.replies = replies;
        this.categories = categories;
        this.calibrations = new EnumMap<>(calibrations);
        this.card = card;
        this.id = id;
        this.promptReadings = ThreadLocal.withInitial(this::newPromptReading);
    }

    /// The first twelve digits of the SHA-256 of what the model holds: the same id, the same
    /// judgement.
    public String id() {
        return id;
    }

    /// Sets, licences, date, seeds, figures, known weak spots.
    public JsonNode card() {
        return card;
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    /// The categories that it knows, by their ids in the default pack.
    public List<String> categoryNames() {
        return categories.names;
    }

    /// What a head weighs: the words' buckets, the grams' buckets and the lexicon's cells in a row,
    /// and its bias behind them.
    public double[] weights(Head head) {
        FeatureTable table = head == Head.REPLY ? replies : prompts;
        int column = TextReading.column(head);
        double[] weights = new double[Rarities.width(lexicon) + 1];
        for (int i = 0; i < FeatureSpace.BUCKETS; i++) {
            weights[i] = table.scales[column] * FeatureTable.weight(table.words[i], column);
            weights[FeatureSpace.BUCKETS + i] =
                    table.scales[column] * FeatureTable.weight(table.grams[i], column);
        }
        for (int i = 0; i < table.cells[column].length; i++) {
            weights[2 * FeatureSpace.BUCKETS + i] = table.cells[column][i];
        }
        weights[weights.length - 1] = table.bias[column];
        return weights;
    }

    FeatureSpace space() {
        return space;
    }

    FeatureTable prompts() {
        return prompts;
    }

    FeatureTable replies() {
        return replies;
    }

    CategoryTable categories() {
        return categories;
    }

    Map<Head, Calibration> calibrations() {
        return calibrations;
    }

    Calibration calibration(Head head) {
        Calibration known = calibrations.get(head);
        if (known == null) {
            throw new IllegalStateException("a model without a calibration for " + head);
        }
        return known;
    }

    private PromptReading newPromptReading() {
        return new PromptReading(new TextReading(this, prompts));
    }

    /// Reads a prompt. The reading belongs to this thread and is good until its next prompt.
    ///
    /// @param normal as `TextNormalizer` gives it
    PromptReading readPrompt(CharSequence normal) {
        PromptReading reading = promptReadings.get();
        reading.read(normal);
        return reading;
    }

    /// The same in a reading of its own.
    PromptReading readAside(CharSequence normal) {
        PromptReading reading = newPromptReading();
        reading.read(normal);
        return reading;
    }

    /// A reading of a reply, to be appended to sentence by sentence.
    ReplyReading openReply() {
        return new ReplyReading(new TextReading(this, replies));
    }

    /// The log-odds of a prompt, without calibration. For training and measuring; takes no memory
    /// after the first few texts.
    ///
    /// @param normal as `TextNormalizer` gives it
    public double promptLogOdds(Head head, CharSequence normal) {
        return readPrompt(normal).logOdds(head);
    }

    /// What log-odds of a head mean, as a probability.
    ///
    /// @param prompt for a reply, the log-odds of its prompt; else 0
    public double probability(Head head, double logOdds, double prompt) {
        return calibration(head).probability(logOdds, prompt);
    }

    /// The probability that a prompt is what the head looks for.
    public double promptProbability(Head head, CharSequence normal) {
        return calibration(head).probability(promptLogOdds(head, normal));
    }
}
