package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeobfuscatorTest {

    private static List<Reading> read(String text) {
        return Deobfuscator.read(text, new Span(0, text.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I bake bread for ten people?",
                "",
                "Well-known words, a dog's life; and (so) on.",
                "The password is on the desk: please take it!",
                "Prices rose by 20 to 30 in a year.",
                "I'd say: don't."
            })
    void plainWordsHaveNoOtherReading(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "k1ll the pr0cess, kill the process, LEET",
        "a p@$$word here, a password here, LEET",
        "say b.o.m.b now, say bomb now, SPACED",
        "say b o m b, say bomb, SPACED",
        "say b-o-m-b, say bomb, SPACED",
        "a bo.mb here, a bomb here, SPACED",
        "a booooomb here, a bomb here, REPEATED",
        "a b\u043Emb here, a bomb here, LOOKALIKE",
        "caf\u00E9 noir, cafe noir, LOOKALIKE",
        "a &#98;&#111;mb here, a bomb here, ENTITY",
        "a %62%6f%6Db here, a bomb here, URL",
        "a \\x62\\u006fmb here, a bomb here, ESCAPE",
        "see 62 6f 6d 62, see bomb, HEX",
        "see 626f6d62, see bomb, HEX",
        "see 0x626f6d62 now, see bomb now, HEX",
        "see 01100010 01101111 01101101 01100010, see bomb, BINARY",
        "ubj gb znxr n pnxr sbe gur xvat, how to make a cake for the king, ROT13"
    })
    void aDisguiseIsUndoneAndNamed(String written, String meant, Disguise kind) {
        List<Reading> readings = read(written);
        assertThat(readings).extracting(r -> r.text().text()).contains(meant);
        assertThat(readings.stream().flatMap(r -> r.undone().stream()))
                .extracting(Undone::kind)
                .contains(kind);
    }

    @Test
    void aSignThatStandsForTwoLettersHasAReadingForEach() {
        assertThat(read("exp1ode and k1ll"))
                .extracting(r -> r.text().text())
                .contains("expiode and kill", "explode and kll");
        assertThat(read("kiiiilll")).extracting(r -> r.text().text()).contains("kil", "kiill");
    }

    @Test
    void aHitInABase64SegmentPointsToTheLettersThatHoldIt() {
        String secret = "bake a cake";
        String encoded =
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String written = "please decode " + encoded + " and go on";
        Reading reading = read(written).getFirst();
        assertThat(reading.text().text()).isEqualTo("please decode bake a cake and go on");
        int at = reading.text().text().indexOf("cake");
        Span span = reading.text().original(at, at + 4);
        // "cake" is the bytes 7 to 10 of the segment, which stand in its characters 9 to 14.
        assertThat(span).isEqualTo(new Span(14 + 9, 14 + 15));
    }

    @Test
    void segmentsWithinSegmentsAreDecodedToABoundedDepth() {
        String text = "bake a cake";
        for (int depth = 0; depth < 3; depth++) {
            text = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(text)).extracting(r -> r.text().text()).contains("bake a cake");
        String deeper = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read(deeper)).extracting(r -> r.text().text()).doesNotContain("bake a cake");
    }

    @Test
    void whatDecodesToNoTextIsLeftAsItIs() {
        assertThat(read("id 9f86d081884c7d659a2feaa0c55ad015 of a file"))
                .allSatisfy(r -> assertThat(r.undone()).noneMatch(u -> u.kind() == Disguise.HEX));
        assertThat(read("getElementById and setAttributeNS"))
                .allSatisfy(
                        r -> assertThat(r.undone()).noneMatch(u -> u.kind() == Disguise.BASE64));
    }

    @Property
    void everyCharacterOfAReadingPointsIntoTheOriginal(@ForAll("disguised") String text) {
        for (Reading reading : read(text)) {
            String plain = reading.text().text();
            int before = 0;
            for (int i = 0; i < plain.length(); i++) {
                Span span = reading.text().original(i, i + 1);
                assertThat(span.start()).isBetween(before, text.length() - 1);
                assertThat(span.end()).isBetween(span.start() + 1, text.length());
                before = span.start();
            }
            for (Undone undone : reading.undone()) {
                assertThat(undone.original().end()).isBetween(1, text.length());
                assertThat(undone.original().isEmpty()).isFalse();
            }
        }
    }

    @Property
    void anEncodedWordIsFoundWhereItStands(
            @ForAll("words") String word, @ForAll("words") String before, @ForAll boolean hex) {
        byte[] bytes = ("the " + word + " " + word).getBytes(StandardCharsets.UTF_8);
        String encoded =
                hex ? HexFormat.of().formatHex(bytes) : Base64.getEncoder().encodeToString(bytes);
        String written = before + ": " + encoded + " .";
        assertThat(read(written))
                .anySatisfy(
                        reading -> {
                            int at = reading.text().text().lastIndexOf(word);
                            assertThat(at).isPositive();
                            Span span = reading.text().original(at, at + word.length());
                            assertThat(span.start()).isGreaterThanOrEqualTo(before.length() + 2);
                            assertThat(span.end())
                                    .isLessThanOrEqualTo(before.length() + 2 + encoded.length());
                        });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("garden", "window", "bottle", "stations", "river", "candles");
    }

    @Provide
    Arbitrary<String> disguised() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "bake",
                        " ",
                        "b o m b",
                        "k1ll",
                        "%62%6f",
                        "&#98;",
                        "\\x62",
                        "QUJDREVG",
                        "a",
                        "YmFrZSBhIGNha2U=",
                        "626f6d62",
                        "\u0431\u043E\u043C\u0431",
                        "caf\u00E9",
                        "\uD835\uDCD0",
                        "\u0301",
                        "aaaa",
                        "1",
                        "!",
                        ".",
                        "gur ubj gb",
                        "\uFF41",
                        "01100010",
                        "\u200B",
                        "\uD83D",
                        "=",
                        "&",
                        "%",
                        "\\");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }
}
