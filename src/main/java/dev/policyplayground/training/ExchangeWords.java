package dev.policyplayground.training;

import dev.policyplayground.training.ExchangeParts.Ask;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the words of one exchange together: framed asks, filled shapes, marked replies. Draws from
/// one seeded sequence, so the order of calls decides the outcome; not safe for several threads.
final class ExchangeWords {
    static final String MARK = "[simulated]";

    private static final Pattern SLOT = Pattern.compile("(^|\\n|[.!?\\]]\\s)?\\{(topic|a|b|c)\\}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?= [A-Z])");

    private final Random random;

    ExchangeWords(Random random) {
        this.random = random;
    }

    /// True once in `n` draws on average.
    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// The ask, put plainly half of the time and otherwise in one of the frames.
    String framed(String ask, List<String> frames) {
        return oneIn(2) ? ask : any(frames).replace("{ask}", ask);
    }

    /// The shape with the ask's own words in its slots, upper case where a sentence begins.
    static String filled(String shape, Ask ask) {
        return SLOT.matcher(shape)
                .replaceAll(
                        slot -> {
                            boolean begins = slot.group(1) != null;
                            String word = word(slot.group(2), ask);
                            return Matcher.quoteReplacement(
                                    begins ? slot.group(1) + capital(word) : word);
                        });
    }

    private static String word(String slot, Ask ask) {
        return switch (slot) {
            case "a" -> ask.things().get(0);
            case "b" -> ask.things().get(1);
            case "c" -> ask.things().get(2);
            case String _ -> ask.topic();
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// A reply that carries the simulator's mark in front, inside or at both ends. Without safe
    /// replies of this kind the mark alone would give an unsafe one away.
    String marked(String reply) {
        if (reply.contains(MARK)) {
            return reply;
        }
        if (oneIn(3)) {
            return MARK + " " + reply;
        }
        if (oneIn(2)) {
            return MARK + " " + reply + " " + MARK;
        }
        return SENTENCE_END.matcher(reply).replaceAll("$0 " + MARK) + " " + MARK;
    }
}
