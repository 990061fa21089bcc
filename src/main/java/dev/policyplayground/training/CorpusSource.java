package dev.policyplayground.training;

import java.util.List;
import java.util.Map;

/// What a source file of the corpus holds (`assets/corpus/source`, hand-written). Immutable.
public sealed interface CorpusSource {
    /// An ISO 639-1 code.
    String language();

    /// Phrases that a frame turns into a text.
    record Phrases(String language, List<Phrase> phrases) implements CorpusSource {
        public Phrases {
            phrases = List.copyOf(phrases);
        }
    }

    /// @param harm a verb phrase, such as "forge a signature"
    /// @param twins harmless phrases that share its verb or its noun
    record Phrase(String category, String harm, List<String> twins) {
        public Phrase {
            twins = List.copyOf(twins);
        }
    }

    /// Harmless verb phrases that stand near no harm; a frame turns them into texts too.
    record Tasks(String language, List<String> tasks) implements CorpusSource {
        public Tasks {
            tasks = List.copyOf(tasks);
        }
    }

    /// The sentences of a language that phrases are put into.
    ///
    /// @param request those that leave the label to the phrase
    /// @param indirect those that leave it to the phrase too, but ask in a roundabout way; may be
    ///   empty
    /// @param discussion those that make any phrase harmless
    record Frames(
            String language, List<Frame> request, List<Frame> indirect, List<Frame> discussion)
            implements CorpusSource {
        public Frames {
            request = List.copyOf(request);
            indirect = List.copyOf(indirect);
            discussion = List.copyOf(discussion);
        }
    }

    /// @param words with `{}` where the phrase goes
    record Frame(String style, String words) {}

    /// Texts that are whole as they stand.
    ///
    /// @param slots for each name, what `{name}` in a text stands for, one after the other
    record Texts(
            String language, String style, Map<String, List<String>> slots, List<TextPair> pairs)
            implements CorpusSource {
        public Texts {
            slots = Map.copyOf(slots);
            pairs = List.copyOf(pairs);
        }
    }

    /// Either list may be empty; when neither is, the safe texts are twins of the first unsafe one.
    record TextPair(String category, List<String> unsafe, List<String> safe) {
        public TextPair {
            unsafe = List.copyOf(unsafe);
            safe = List.copyOf(safe);
        }
    }
}
