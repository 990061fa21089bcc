package dev.policyplayground.moderation.learned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.text.TextNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// The fast reader of features against one that is written to be read.
final class FeatureReaderTest {
    private static final Lexicon LEXICON =
            new Lexicon(
                    Map.of("fire", List.of("burn*", "fire", "match", "pipe+organ")),
                    Map.of("how", List.of("how+to", "how", "step+by+step"), "safe", List.of("prevent*")));

    @Property(tries = 500)
    void theFastReaderFindsWhatTheReferenceFinds(@ForAll("texts") String text) {
        String normal = TextNormalizer.normalize(text).text();
        TextFeatures fast = TextFeatures.of(LEXICON, normal);
        Reference slow = new Reference(normal);
        assertThat(times(fast.words(), fast.wordTimes())).isEqualTo(slow.words);
        assertThat(times(fast.grams(), fast.gramTimes())).isEqualTo(slow.grams);
        assertThat(cells(fast)).isEqualTo(slow.cells());
    }

    @Property(tries = 200)
    void aTextReadInPiecesIsTheSameText(@ForAll("texts") String one, @ForAll("texts") String two) {
        String first = TextNormalizer.normalize(one).text() + " ";
        String second = " " + TextNormalizer.normalize(two).text();
        FeatureSpace space = new FeatureSpace(LEXICON);
        Sums whole = new Sums();
        Sums pieces = new Sums();
        new FeatureReader(LEXICON, space, whole).append(first + second);
        FeatureReader reader = new FeatureReader(LEXICON, space, pieces);
        reader.append(first);
        reader.append(second);
        assertThat(pieces.told).isEqualTo(whole.told);
    }

    @Test
    void aWordMetAgainHasItsRunsOfCharactersCountedOnce() {
        TextFeatures once = TextFeatures.of(LEXICON, "organ");
        TextFeatures thrice = TextFeatures.of(LEXICON, "organ organ organ");
        assertThat(times(thrice.grams(), thrice.gramTimes()))
                .isEqualTo(times(once.grams(), once.gramTimes()));
        assertThat(thrice.wordTimes()).contains(3);
    }

    @Test
    void theBagKeepsCountsWhileItGrowsAndForgetsWhenItIsEmptied() {
        FeatureBag bag = new FeatureBag();
        for (int round = 1; round <= 3; round++) {
            for (int feature = 0; feature < 5_000; feature++) {
                assertThat(bag.add(feature)).isEqualTo(round);
            }
        }
        assertThat(bag.size()).isEqualTo(5_000);
        assertThat(bag.times(4_321)).isEqualTo(3);
        bag.clear();
        assertThat(bag.size()).isZero();
        assertThat(bag.times(4_321)).isZero();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> known =
                Arbitraries.of(
                        "how to", "burning", "fire", "Pipe organ", "prevent", "step by step", "it's",
                        "don't", "Ünïcode", "数据", "x", "1234567", "…", "a.b", "\n", "''", "burn'");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.oneOf(known, any)
                .list()
                .ofMaxSize(20)
                .map(words -> String.join(" ", words));
    }

    private static Map<Integer, Integer> times(int[] features, int[] times) {
        Map<Integer, Integer> all = new TreeMap<>();
        for (int i = 0; i < features.length; i++) {
            assertThat(all.put(features[i], times[i])).isNull();
        }
        return all;
    }

    private static Map<Integer, Float> cells(TextFeatures text) {
        Map<Integer, Float> all = new TreeMap<>();
        for (int i = 0; i < text.cells().length; i++) {
            all.put(text.cells()[i], text.cellValues()[i]);
        }
        return all;
    }

    /// Notes what it is told.
    private static final class Sums implements FeatureReader.Sink {
        final List<String> told = new ArrayList<>();

        @Override
        public void word(int bucket, int times) {
            told.add("w" + bucket + "x" + times);
        }

        @Override
        public void gram(int bucket, int times) {
            told.add("g" + bucket + "x" + times);
        }

        @Override
        public void cell(int feature, double value) {
            told.add("c" + feature);
        }
    }

    /// The features as the documents say them, with strings and maps.
    private static final class Reference {
        final Map<Integer, Integer> words = new TreeMap<>();
        final Map<Integer, Integer> grams = new TreeMap<>();
        private final List<String> text = new ArrayList<>();

        Reference(String normal) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i <= normal.length(); i++) {
                char c = i < normal.length() ? normal.charAt(i) : ' ';
                boolean inside =
                        Character.isLetterOrDigit(c)
                                || (c == '\''
                                        && !word.isEmpty()
                                        && i + 1 < normal.length()
                                        && Character.isLetterOrDigit(normal.charAt(i + 1)));
                if (inside) {
                    word.append(c);
                } else if (!word.isEmpty()) {
                    text.add(word.toString());
                    word.setLength(0);
                }
            }
            for (int i = 0; i < text.size(); i++) {
                int hash = FeatureHash.of(text.get(i));
                if (words.merge(bucket(hash), 1, Integer::sum) == 1) {
                    grams("_" + text.get(i) + "_");
                }
                if (i > 0) {
                    int before = FeatureHash.of(text.get(i - 1));
                    words.merge(bucket(FeatureHash.pair(before, hash)), 1, Integer::sum);
                }
                if (i > 1) {
                    int third = FeatureHash.of(text.get(i - 2));
                    words.merge(bucket(FeatureHash.skip(third, hash)), 1, Integer::sum);
                }
            }
        }

        private void grams(String bordered) {
            for (int from = 0; from < bordered.length(); from++) {
                for (int length : new int[] {4, 5}) {
                    if (from + length <= bordered.length()) {
                        int hash = FeatureHash.of(bordered.substring(from, from + length));
                        grams.merge(bucket(FeatureHash.gram(hash)), 1, Integer::sum);
                    }
                }
            }
        }

        private static int bucket(int hash) {
            return FeatureHash.bucket(hash, FeatureSpace.BITS);
        }

        private boolean isIn(String list, int word) {
            for (String entry : LEXICON.entries(list)) {
                String[] parts = entry.toLowerCase(Locale.ROOT).split("\\+");
                int first = word - parts.length + 1;
                boolean met = first >= 0;
                for (int i = 0; met && i < parts.length; i++) {
                    String here = text.get(first + i);
                    met =
                            parts[i].endsWith("*")
                                    ? here.startsWith(parts[i].substring(0, parts[i].length() - 1))
                                    : here.equals(parts[i]);
                }
                if (met) {
                    return true;
                }
            }
            return false;
        }

        Map<Integer, Float> cells() {
            FeatureSpace space = new FeatureSpace(LEXICON);
            List<String> lists = new ArrayList<>(LEXICON.topicNames());
            lists.addAll(LEXICON.stanceNames());
            Map<Integer, Float> cells = new TreeMap<>();
            List<List<Integer>> met = new ArrayList<>();
            for (int list = 0; list < lists.size(); list++) {
                List<Integer> at = new ArrayList<>();
                for (int word = 0; word < text.size(); word++) {
                    if (isIn(lists.get(list), word)) {
                        at.add(word);
                    }
                }
                met.add(at);
                if (!at.isEmpty()) {
                    cells.put(space.count(list), (float) Math.log1p(at.size()));
                    cells.put(
                            space.density(list), (float) Math.min(1, 3.0 * at.size() / text.size()));
                }
            }
            int topics = LEXICON.topicNames().size();
            for (int topic = 0; topic < topics; topic++) {
                for (int stance = 0; stance < lists.size() - topics; stance++) {
                    List<Integer> stood = met.get(topics + stance);
                    if (!met.get(topic).isEmpty() && !stood.isEmpty()) {
                        cells.put(space.together(topic, stance), 1f);
                    }
                    // The last time that the stance was met before the topic.
                    for (int at : met.get(topic)) {
                        if (stood.stream().anyMatch(s -> s < at && at - s <= 5)) {
                            cells.put(space.before(topic, stance), 1f);
                        }
                    }
                }
            }
            cells.put(space.length(text.size()), 1f);
            return cells;
        }
    }
}
