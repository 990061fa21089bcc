package dev.policyplayground.moderation.learned;

import dev.policyplayground.json.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Puts a model together from what training found: weights become signed octets, each head on a
/// scale of its own. For one thread.
public final class ModelAssembly {
    // A few weights far out would leave all others a step or two: they are cut to the rest.
    private static final double KEPT = 0.9995;

    private final Lexicon lexicon;
    private final int[] promptWords;
    private final int[] promptGrams;
    private final int[] replyWords;
    private final int[] replyGrams;
    private final double[] promptScales = new double[FeatureTable.HEADS];
    private final double[] replyScales = new double[FeatureTable.HEADS];
    private final double[] promptBias = new double[FeatureTable.HEADS];
    private final double[] replyBias = new double[FeatureTable.HEADS];
    private final float[][] promptCells;
    private final float[][] replyCells;
    private final Map<Head, Calibration> calibrations = new EnumMap<>(Head.class);

    /// @param prompts how rare the features of prompts are
    /// @param replies how rare those of replies are
    public ModelAssembly(Lexicon lexicon, Rarities prompts, Rarities replies) {
        int cells = new FeatureSpace(lexicon).cells();
        this.lexicon = lexicon;
        this.promptWords = prompts.words().clone();
        this.promptGrams = prompts.grams().clone();
        this.replyWords = replies.words().clone();
        this.replyGrams = replies.grams().clone();
        this.promptCells = new float[FeatureTable.HEADS][cells];
        this.replyCells = new float[FeatureTable.HEADS][cells];
        for (Head head : Head.values()) {
            calibrations.put(head, new Calibration(1, 0, 0));
        }
    }

    /// Begins with all that a model holds.
    public static ModelAssembly from(LearnedModel base) {
        ModelAssembly assembly =
                new ModelAssembly(
                        base.lexicon(), Rarities.ofPrompts(base), Rarities.ofReplies(base));
        assembly.take(base.prompts(), false);
        assembly.take(base.replies(), true);
        assembly.calibrations.putAll(base.calibrations());
        return assembly;
    }

    /// Takes these rarities in place of those that stand there.
    ///
    /// @param isReply true for the replies'
    public ModelAssembly rarities(Rarities rarities, boolean isReply) {
        rarities(isReply ? replyWords : promptWords, rarities.words());
        rarities(isReply ? replyGrams : promptGrams, rarities.grams());
        return this;
    }

    private static void rarities(int[] table, int[] octets) {
        for (int i = 0; i < table.length; i++) {
            table[i] = (table[i] & ~0xFF) | octets[i];
        }
    }

    private void take(FeatureTable table, boolean isReply) {
        copy(table.words, isReply ? replyWords : promptWords);
        copy(table.grams, isReply ? replyGrams : promptGrams);
        for (int head = 0; head < FeatureTable.HEADS; head++) {
            (isReply ? replyScales : promptScales)[head] = table.scales[head];
            (isReply ? replyBias : promptBias)[head] = table.bias[head];
            (isReply ? replyCells : promptCells)[head] = table.cells[head].clone();
        }
    }

    private static void copy(int[] from, int[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }

    /// @param weights of the words' buckets, the grams' buckets and the lexicon's cells, in a row
    /// @param bias the log-odds of an empty text
    public ModelAssembly head(Head head, double[] weights, double bias) {
        return head(head, weights, bias, KEPT);
    }

    /// As [#head], with the largest weights whole: after a few labels they are what was learned.
    public ModelAssembly taughtHead(Head head, double[] weights, double bias) {
        return head(head, weights, bias, 1);
    }

    private ModelAssembly head(Head head, double[] weights, double bias, double kept) {
        boolean isReply = head == Head.REPLY;
        int column = TextReading.column(head);
        int hashed = 2 * FeatureSpace.BUCKETS;
        double[] sizes =
                Arrays.stream(weights, 0, hashed)
                        .map(Math::abs)
                        .filter(w -> w > 0)
                        .sorted()
                        .toArray();
        double most = sizes.length == 0 ? 1 : sizes[(int) ((sizes.length - 1) * kept)];
        double scale = most / 127;
        quantise(weights, 0, scale, isReply ? replyWords : promptWords, column);
        quantise(weights, FeatureSpace.BUCKETS, scale, isReply ? replyGrams : promptGrams, column);
        (isReply ? replyScales : promptScales)[column] = scale;
        (isReply ? replyBias : promptBias)[column] = bias;
        float[] cells = (isReply ? replyCells : promptCells)[column];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) weights[hashed + i];
        }
        return this;
    }

    private static void quantise(
            double[] weights, int from, double scale, int[] table, int column) {
        for (int i = 0; i < table.length; i++) {
            int octet = (int) Math.round(Math.clamp(weights[from + i] / scale, -127, 127));
            int shift = 8 * (column + 1);
            table[i] = (table[i] & ~(0xFF << shift)) | (octet & 0xFF) << shift;
        }
    }

    public ModelAssembly calibrate(Head head, Calibration calibration) {
        calibrations.put(head, calibration);
        return this;
    }

    /// @param weights by category: of the categories' buckets, then of the lexicon's lists
    /// @param bias by category
    public LearnedModel build(
            List<String> categories, List<double[]> weights, List<Double> bias, JsonNode card) {
        double[] biases = bias.stream().mapToDouble(Double::doubleValue).toArray();
        return build(categories(categories, weights, biases), card);
    }

    /// With the categories of another model.
    public LearnedModel build(LearnedModel categories, JsonNode card) {
        return build(categories.categories(), card);
    }

    private LearnedModel build(CategoryTable categories, JsonNode card) {
        return ModelFile.named(
                new LearnedModel(
                        lexicon,
                        new FeatureTable(
                                promptWords, promptGrams, promptScales, promptCells, promptBias),
                        new FeatureTable(
                                replyWords, replyGrams, replyScales, replyCells, replyBias),
                        categories,
                        calibrations,
                        card,
                        ""));
    }

    private CategoryTable categories(List<String> names, List<double[]> weights, double[] bias) {
        int many = names.size();
        int buckets = 1 << CategoryTable.BITS;
        byte[] table = new byte[buckets * many];
        double[] scales = new double[many];
        float[] lists = new float[new FeatureSpace(lexicon).lists() * many];
        for (int category = 0; category < many; category++) {
            double[] own = weights.get(category);
            double most = Arrays.stream(own, 0, buckets).map(Math::abs).max().orElse(1);
            scales[category] = Math.max(most, 1e-9) / 127;
            for (int i = 0; i < buckets; i++) {
                table[i * many + category] = (byte) Math.round(own[i] / scales[category]);
            }
            for (int list = 0; list * many < lists.length; list++) {
                lists[list * many + category] = (float) own[buckets + list];
            }
        }
        return new CategoryTable(names, table, scales, lists, bias);
    }
}
