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

final class PhraseAutomatonTest {

    private static List<String> hits(List<String> phrases, String text) {
        List<String> hits = new ArrayList<>();
        PhraseAutomaton.of(phrases)
                .scan(text, (phrase, start, end) -> hits.add(phrase + ":" + start + "-" + end));
        return hits;
    }

    @Test
    void findsWholeWordsOnly() {
        assertThat(hits(List.of("kill"), "skill kill killing kill."))
                .containsExactly("0:6-10", "0:19-23");
    }

    @Test
    void aStarOpensTheWordOnItsSide() {
        assertThat(hits(List.of("kill*", "*ware"), "killing spyware"))
                .containsExactly("0:0-4", "1:11-15");
    }

    @Test
    void phrasesThatOverlapAreAllFound() {
        assertThat(hits(List.of("break in", "break into", "into"), "break into"))
                .containsExactlyInAnyOrder("1:0-10", "2:6-10");
    }

    @Test
    void anEmptyPhraseAndAForeignLetterFindNothing() {
        assertThat(hits(List.of("", "a"), "ж")).isEmpty();
        assertThat(hits(List.of(), "a")).isEmpty();
    }

    @Property(tries = 1_000)
    void findsWhatASlowSearchFinds(
            @ForAll("phraseLists") List<String> phrases, @ForAll("texts") String text) {
        List<String> slow = new ArrayList<>();
        for (int end = 1; end <= text.length(); end++) {
            for (int phrase = 0; phrase < phrases.size(); phrase++) {
                int start = end - phrases.get(phrase).length();
                if (start >= 0
                        && text.startsWith(phrases.get(phrase), start)
                        && alone(text, start, end)) {
                    slow.add(phrase + ":" + start + "-" + end);
                }
            }
        }
        assertThat(hits(phrases, text)).containsExactlyInAnyOrderElementsOf(slow);
    }

    private static boolean alone(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    @Provide
    Arbitrary<List<String>> phraseLists() {
        return Arbitraries.strings()
                .withChars("abé")
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .uniqueElements()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abé .").ofMaxLength(30);
    }
}
