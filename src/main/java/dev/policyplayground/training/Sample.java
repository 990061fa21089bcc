package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.Lexicon;
import dev.policyplayground.moderation.learned.TextFeatures;
import java.util.List;

/// A text to learn from. Immutable.
///
/// @param set the set it belongs to; sets count the same, however large they are
/// @param positive true when it is what is looked for
/// @param features of the text or, for a reply, of the reply
/// @param passages the features of its passages, as a model judges them
record Sample(
        String id,
        String set,
        boolean positive,
        TextFeatures features,
        List<TextFeatures> passages) {

    Sample {
        passages = List.copyOf(passages);
    }

    /// @param pieces the normalised text, or the sentences of a reply
    static Sample of(
            String id, String set, boolean positive, Lexicon lexicon, List<String> pieces) {
        List<TextFeatures> passages = TextFeatures.passages(lexicon, pieces);
        TextFeatures whole =
                passages.size() == 1
                        ? passages.getFirst()
                        : TextFeatures.of(lexicon, String.join("\n", pieces));
        return new Sample(id, set, positive, whole, passages);
    }

    /// The same text with another label.
    Sample labelled(boolean label) {
        return new Sample(id, set, label, features, passages);
    }
}
