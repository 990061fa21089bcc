package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextNormalizerTest {

    @Test
    void foldsCaseWidthAndQuotesAndKeepsTheWayBack() {
        String original = "My  ＷiFi\u200b isn\u2019t  \n “HERE”";
        NormalizedText normal = TextNormalizer.normalize(original);
        assertThat(normal.text()).isEqualTo("my wifi isn't \"here\"");
        int at = normal.text().indexOf("wifi");
        assertThat(normal.original(at, at + 4).in(original)).isEqualTo("ＷiFi\u200b");
        int here = normal.text().indexOf("here");
        assertThat(normal.original(here, here + 4).in(original)).isEqualTo("HERE");
    }

    @Test
    void aLigatureAndACombinedLetterPointToTheirWholeOriginal() {
        String original = "ﬁle e\u0301te";
        NormalizedText normal = TextNormalizer.normalize(original);
        assertThat(normal.text()).isEqualTo("file éte");
        assertThat(normal.original(0, 1)).isEqualTo(new Span(0, 1));
        assertThat(normal.original(5, 6)).isEqualTo(new Span(4, 6));
    }

    @Test
    void invisibleCharactersInsideAWordDoNotHideIt() {
        assertThat(TextNormalizer.normalize("cr\u200da\u00adck").text()).isEqualTo("crack");
    }

    @Test
    void aBombOfCombiningMarksIsCutIntoShortSegments() {
        String bomb = "a" + "\u0301\u0316".repeat(100_000);
        NormalizedText normal = TextNormalizer.normalize(bomb);
        int last = normal.text().length() - 1;
        assertThat(normal.original(last, last + 1).end()).isEqualTo(bomb.length());
        assertThat(normal.original(0, 1).length()).isLessThanOrEqualTo(33);
    }

    /// Every character that normalising makes longer, alone and among words. Copying the text for
    /// each of them took 17 seconds for 77 kB.
    @Test
    void whateverGrowsTheTextIsCopiedAFewTimesAndNotForEachCharacter() {
        int seen = 0;
        for (int codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String alone = Character.toString(codePoint);
            if (Character.isDefined(codePoint)
                    && TextNormalizer.normalize(alone).text().length() > alone.length()) {
                seen++;
                for (String unit : new String[] {alone, "Words before it" + alone}) {
                    String text = unit.repeat(500);
                    MappedText folded = TextNormalizer.fold(text, new Span(0, text.length()));
                    assertThat(folded.copied())
                            .as("U+%04X, %d characters a unit", codePoint, unit.length())
                            .isLessThan(3L * folded.length());
                }
            }
        }
        assertThat(seen).isGreaterThan(500);
    }

    @Property
    void everyNormalisedCharacterPointsIntoTheOriginal(@ForAll String text) {
        NormalizedText normal = TextNormalizer.normalize(text);
        int before = 0;
        for (int i = 0; i < normal.text().length(); i++) {
            Span span = normal.original(i, i + 1);
            assertThat(span.start()).isBetween(before, text.length());
            assertThat(span.end()).isBetween(span.start() + 1, text.length());
            before = span.start();
        }
    }

    @Property
    void normalisingTwiceChangesNothing(@ForAll String text) {
        String once = TextNormalizer.normalize(text).text();
        assertThat(TextNormalizer.normalize(once).text()).isEqualTo(once);
    }
}
