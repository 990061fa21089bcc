package dev.policyplayground.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/// The `{{variables}}` of a prompt.
final class VariablesTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    }

    /// Mostly what variables are made of, so that near misses are common.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("{", "}", "{{", "}}", " ", "a", "Ä", "9", "-", ".", "\n", "$1", "\\")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property
    void aTextWithoutVariablesStaysAsItIs(@ForAll("texts") String text) {
        Assume.that(Variables.in(text).isEmpty());
        assertThat(Variables.fill(text, Map.of("a", "value", "", "nothing"))).isEqualTo(text);
        assertThat(Variables.missing(Map.of(), text)).isEmpty();
    }

    @Property
    void fillingWithNothingChangesNothing(@ForAll("texts") String text) {
        assertThat(Variables.fill(text, Map.of())).isEqualTo(text);
        assertThat(Variables.missing(Map.of(), text)).isEqualTo(Variables.in(text));
    }

    @Property
    void aValueIsTakenAsItIsAndNotFilledAgain(
            @ForAll("names") String name,
            @ForAll("names") String other,
            @ForAll("texts") String anything) {
        Assume.that(!name.equals(other));
        String around = anything.replaceAll("[{}]", "");
        String value = around + "{{" + other + "}} $1 \\ {{" + name + "}}";
        String text = around + "{{" + name + "}}" + around + "{{ " + name + "\t}}";
        assertThat(Variables.fill(text, Map.of(name, value, other, "never")))
                .isEqualTo(around + value + around + value);
    }

    @Property
    void whenAllHaveAValueWithoutBracesNoneIsLeft(
            @ForAll("texts") String text, @ForAll("names") String value) {
        Map<String, String> values = new HashMap<>();
        Variables.in(text).forEach(name -> values.put(name, value));
        assertThat(Variables.missing(values, text)).isEmpty();
        for (String name : Variables.in(text)) {
            assertThat(Variables.fill(text, values)).doesNotContain("{{" + name + "}}");
        }
    }

    @Example
    void namesStandOnceInTheirOrderAcrossTexts() {
        assertThat(Variables.in("{{b}} {{a}} {{ b }}", "{{c-1.x}} {{größe}} {{1a}} {{a b}} {{}}"))
                .isEqualTo(List.of("b", "a", "c-1.x", "größe"));
        assertThat(Variables.missing(Map.of("a", " ", "b", "x"), "{{a}} {{b}} {{c}}"))
                .isEqualTo(List.of("a", "c"));
        assertThat(Variables.fill("{{a}} {{b}}", Map.of("a", " ", "b", "x"))).isEqualTo("{{a}} x");
    }

    // A pattern that went back over its steps would take hours here.
    @Example
    void endlessBracesCostNoMoreThanTheirLength() {
        for (String piece : List.of("{", "}", "{{", "{{a", "{{ ", "{{a ", "{{a}", "a")) {
            String text = piece.repeat(1_000_000 / piece.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> Variables.fill(text, Map.of("b", "x")));
            assertThat(Variables.in(text)).isEmpty();
        }
    }
}
