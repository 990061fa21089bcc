package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SentenceStreamTest {

    @Test
    void handsOutASentenceAsSoonAsTheNextOneHasBegun() {
        SentenceStream stream = new SentenceStream();
        assertThat(stream.append("Here it is. ")).isEmpty();
        assertThat(stream.append("Ne")).containsExactly(new Span(0, 12));
        assertThat(stream.append("xt one")).isEmpty();
        assertThat(stream.finish()).containsExactly(new Span(12, 20));
    }

    @Test
    void anAbbreviationInsideANumberIsNoEnd() {
        assertThat(SentenceStream.split("It costs 3.50 today. Tomorrow 4.")).hasSize(2);
    }

    @Test
    void aLineEndIsASentenceEnd() {
        assertThat(SentenceStream.split("one\ntwo\r\nthree")).hasSize(3);
    }

    @Test
    void anEmptyTextHasNoSentences() {
        assertThat(SentenceStream.split("")).isEmpty();
    }

    @Property(tries = 2_000)
    void sentencesAreTheSameWhereverTheTextIsCut(
            @ForAll("texts") String text, @ForAll("cuts") List<Integer> lengths) {
        SentenceStream stream = new SentenceStream();
        List<Span> streamed = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < text.length(); i++) {
            int end = Math.min(text.length(), at + lengths.get(i % lengths.size()));
            streamed.addAll(stream.append(text.substring(at, end)));
            at = end;
        }
        streamed.addAll(stream.finish());
        assertThat(streamed).isEqualTo(SentenceStream.split(text));
    }

    @Property(tries = 500)
    void sentencesTogetherAreTheWholeText(@ForAll("texts") String text) {
        StringBuilder together = new StringBuilder();
        SentenceStream.split(text).forEach(span -> together.append(span.in(text)));
        assertThat(together.toString()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "a", "B", "word ", ". ", "!", "?", "...", "\n", "\r\n", "\r", " ", "3.5",
                        "e.g. ", "\u0301", "\u200d", "😀", "。", "”", "\"", ")", "(", ", ", "\u2029",
                        "Ⅷ", "…", "\u0085", "ß", "; ", ":", "Mr. ", "你好", "́a");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(8);
    }
}
