package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
    void marksLieInBothTexts(@ForAll String text) {
        ObfuscationLens lens = ObfuscationLens.of(text);
        for (ObfuscationLens.Mark mark : lens.marks()) {
            assertThat(mark.original().end()).isLessThanOrEqualTo(text.length());
            assertThat(mark.judged().end()).isLessThanOrEqualTo(lens.judged().length());
        }
    }
}
