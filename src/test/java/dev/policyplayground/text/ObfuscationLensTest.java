package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ObfuscationLensTest {

    @Test
    void aPlainTextIsClear() {
        ObfuscationLens lens = ObfuscationLens.of("Bake a cake. Then eat it!");
        assertThat(lens.isClear()).isTrue();
        assertThat(lens.judged()).isEqualTo("bake a cake. then eat it!");
    }

    @Test
    void eachDisguiseIsMarkedInBothTexts() {
        String text = "Bake it. A c@k3 and \uFF42read, b\u200Butter; YmFrZSBhIGNha2U= now.";
        ObfuscationLens lens = ObfuscationLens.of(text);
        assertThat(lens.marks())
                .extracting(ObfuscationLens.Mark::kind)
                .containsExactly(
                        Disguise.LEET, Disguise.LETTER_FORM, Disguise.INVISIBLE, Disguise.BASE64);
        ObfuscationLens.Mark leet = lens.marks().getFirst();
        assertThat(leet.original().in(text)).isEqualTo("c@k3");
        assertThat(leet.judged().in(lens.judged())).isEqualTo("cake");
        ObfuscationLens.Mark encoded = lens.marks().getLast();
        assertThat(encoded.original().in(text)).isEqualTo("YmFrZSBhIGNha2U=");
        assertThat(encoded.judged().in(lens.judged())).isEqualTo("bake a cake");
    }

    @Property
    void whatComesFromAPlaceIsFoundAsIfEachCharacterWereAsked(
            @ForAll("disguised") String text, @ForAll @IntRange(max = 60) int start) {
        Span whole = new Span(0, text.length());
        List<NormalizedText> plains = new ArrayList<>();
        plains.add(TextNormalizer.normalize(text, whole));
        Deobfuscator.read(text, whole).forEach(reading -> plains.add(reading.text()));
        for (NormalizedText plain : plains) {
            for (int end = start; end <= text.length(); end++) {
                Span place = new Span(start, end);
                assertThat(plain.within(place)).isEqualTo(oneByOne(plain, place));
            }
        }
    }

    @Provide
    Arbitrary<String> disguised() {
        Arbitrary<String> written =
                Arbitraries.of(
                        "bake a c@k3 ",
                        "b o  m b ",
                        "f.l.o.u.r",
                        "sweeeet\u0301 ",
                        "\uFB01 \u00A8 \u200B",
                        "YmFrZSBhIGNha2U=",
                        "62616b65 6d65",
                        "%62%61&#98;&shy;",
                        "\\x62\\x75 ",
                        "bs gur naq ");
        return Arbitraries.oneOf(written, Arbitraries.strings().ofMaxLength(4))
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    private static Span oneByOne(NormalizedText plain, Span place) {
        int[] those =
                IntStream.range(0, plain.text().length())
                        .filter(i -> plain.original(i, i + 1).overlaps(place))
                        .toArray();
        return those.length == 0 ? new Span(0, 0) : new Span(those[0], those[those.length - 1] + 1);
    }

    @Property
    void marksLieInBothTexts(@ForAll String text) {
        ObfuscationLens lens = ObfuscationLens.of(text);
        for (ObfuscationLens.Mark mark : lens.marks()) {
            assertThat(mark.original().end()).isLessThanOrEqualTo(text.length());
            assertThat(mark.judged().end()).isLessThanOrEqualTo(lens.judged().length());
        }
    }
}
