package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.text.WordDiff.Differences;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is outside of the differences is equal, whatever the texts.
final class WordDiffTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("be", "kind", "stern", " ", "  ", ".", "\n", "ä", "a\u0308", "😀", "{{x}}", "\t")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    static String without(String text, List<Span> spans) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (Span span : spans) {
            assertThat(span.start()).as("in order, apart").isGreaterThanOrEqualTo(from);
            assertThat(span.isEmpty()).isFalse();
            rest.append(text, from, span.start());
            from = span.end();
        }
        return rest.append(text, from, text.length()).toString();
    }

    @Property
    void outsideOfTheDifferencesTheTextsAreEqual(
            @ForAll("texts") String first, @ForAll("texts") String second) {
        Differences differences = WordDiff.of(first, second);
        assertThat(without(first, differences.onlyInFirst()))
                .isEqualTo(without(second, differences.onlyInSecond()));
        assertThat(differences.isEmpty()).isEqualTo(first.equals(second));
    }

    @Property
    void anyTextsAtAll(@ForAll String first, @ForAll String second) {
        Differences differences = WordDiff.of(first, second);
        assertThat(without(first, differences.onlyInFirst()))
                .isEqualTo(without(second, differences.onlyInSecond()));
    }

    @Example
    void wordsAreWhatIsCompared() {
        Differences differences = WordDiff.of("You are kind.", "You are not kind!");
        assertThat(differences.onlyInFirst()).containsExactly(new Span(12, 13));
        assertThat(differences.onlyInSecond())
                .containsExactly(new Span(8, 12), new Span(16, 17));
    }

    @Example
    void longTextsThatShareNothingAreCompared() {
        String first = "one two\n".repeat(60_000);
        String second = "three four\n".repeat(60_000);
        Differences differences = WordDiff.of(first, second);
        assertThat(without(first, differences.onlyInFirst()))
                .isEqualTo(without(second, differences.onlyInSecond()));
    }

    @Example
    void aWordInALongTextIsStillFoundAsAWord() {
        String line = "These are the words of one line among many.\n";
        String first = line.repeat(2_000) + "Be kind.\n" + line.repeat(2_000);
        String second = "New.\n" + line.repeat(2_000) + "Be stern.\n" + line.repeat(2_000);
        Differences differences = WordDiff.of(first, second);
        assertThat(differences.onlyInFirst()).extracting(s -> s.in(first)).containsExactly("kind");
        assertThat(differences.onlyInSecond())
                .extracting(s -> s.in(second))
                .containsExactly("New.\n", "stern");
        String third = "End.\n" + "x\n".repeat(8_000) + "a b c";
        String fourth = "End.\n" + "x\n".repeat(8_000) + "a d c";
        assertThat(WordDiff.of(third, fourth).onlyInFirst())
                .extracting(s -> s.in(third))
                .containsExactly("b");
    }

    @Example
    void textsJustShortEnoughForWordsAreCompared() {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 2_490; i++) {
            first.append("a").append(i).append(' ');
            second.append("b").append(i).append(' ');
        }
        Differences differences = WordDiff.of(first.toString(), second.toString());
        assertThat(without(first.toString(), differences.onlyInFirst()))
                .isEqualTo(without(second.toString(), differences.onlyInSecond()));
    }
}
