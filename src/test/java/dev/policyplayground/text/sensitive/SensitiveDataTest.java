package dev.policyplayground.text.sensitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.policyplayground.support.Secrets;
import dev.policyplayground.text.Span;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SensitiveDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C4",
                "S3",
                "yes",
                "Version 26.0.1 of 2026-11-22",
                "ISBN 978-0-306-40615-7, ISBN 0-306-40615-2",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "123e4567-e89b-12d3-a456-426614174000",
                "550e8400-e29b-41d4-a716-446655440000",
                "2026-11-22T12:34:56.789Z and 1700000000000",
                "It costs 1,234.56 or 12.345,67 euros",
                "0.4111111111111111",
                "4111 1111 1111 1112",
                "1234567890123456",
                "GB82 WEST 1234 5698 7654 33",
                "DE00 0000",
                "AKIA is a prefix of cloud keys",
                "sk-learn and scikit-learn, task-force",
                "sk-ant-xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "Explain what a bearer token is",
                "Authorization: Bearer <token>",
                "an npm_config_registry setting",
                "postgres://localhost/test and https://example.com:8443/a@b",
                "@mention, a@b, icon@2x.png, @angular/core",
                "-----BEGIN CERTIFICATE-----",
                "What is a private key?",
                "000-12-3456 and 666-12-3456",
                "eyJ",
                "192.168.100.200 and 10.0.0.1:8080",
                "section 3.2.1, figure 12-4, pages 100-200",
            })
    void whatIsNothingIsNothing(String text) {
        assertThat(SensitiveData.find(text).stream().filter(SensitiveMatch::isEvident)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CARD | 4111 1111 1111 1111
                    CARD | 4111111111111111
                    CARD | 4111-1111-1111-1111
                    CARD | 5555 5555 5555 4444
                    CARD | 2223 0031 2200 3222
                    CARD | 3782 822463 10005
                    CARD | 378282246310005
                    CARD | 6011 1111 1111 1117
                    CARD | 3530 1113 3330 0000
                    CARD | 3056 930902 5904
                    CARD | ４１１１ １１１１ １１１１ １１１１
                    IBAN | GB82 WEST 1234 5698 7654 32
                    IBAN | DE89370400440532013000
                    IBAN | DE89 37040044 0532013000
                    IBAN | NL91 ABNA 0417 1643 00
                    IBAN | FR1420041010050500013M02606
                    IBAN | NO93 8601 1117 947
                    EMAIL | help@example.com
                    EMAIL | first.last+tag@sub.example.co.uk
                    EMAIL | jürgen@example.de
                    PHONE | +1 415 555 2671
                    PHONE | +44 (0)20 7946 0958
                    PHONE | +4930123456
                    URL_PASSWORD | postgres://demo:example-only@localhost
                    URL_PASSWORD | https://user:p@ss@host.example
                    NATIONAL_ID | 078-05-1120
                    NATIONAL_ID | AB 12 34 56 C
                    NATIONAL_ID | RSSMRA85T10A562S
                    NATIONAL_ID | 2 55 08 14 168 025 38
                    NATIONAL_ID | 529.982.247-25
                    """)
    void whatSaysWhatItIsIsFoundWhole(SensitiveKind kind, String secret) {
        for (String text : List.of(secret, "It is " + secret + ", I think.", "(" + secret + ")")) {
            assertThat(SensitiveData.find(text))
                    .anyMatch(
                            m ->
                                    m.kind() == kind
                                            && m.isEvident()
                                            && m.span().in(text).equals(secret));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111222333", "86095742719", "86 095 742 719", "12345678Z", "12345678-Z",
                        "X1234567L",
                "AB123456C", "2341 2341 2346", "943 476 5919", "130 692 544", "078051120",
                        "52998224725"
            })
    void bareNumbersNeedAWordNearby(String number) {
        String text = "It is " + number + ".";
        assertThat(SensitiveData.find(text))
                .anyMatch(
                        m ->
                                m.kind() == SensitiveKind.NATIONAL_ID
                                        && !m.isEvident()
                                        && m.span().in(text).equals(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86095742718",
                "12345678A",
                "X1234567A",
                "2341 2341 2347",
                "943 476 5918",
                "130 692 545",
                "000 12 3456"
            })
    void aWrongChecksumIsNoId(String number) {
        assertThat(SensitiveData.find("It is " + number + "."))
                .noneMatch(m -> m.kind() == SensitiveKind.NATIONAL_ID);
    }

    @ParameterizedTest
    @MethodSource("dev.policyplayground.support.Secrets#keys")
    void everyKeyIsFoundWhole(String key) {
        for (String text :
                List.of(key, "Use " + key + ".", "KEY=\"" + key + "\"", "a\n" + key + "\nb")) {
            assertThat(SensitiveData.find(text))
                    .anyMatch(
                            m ->
                                    m.kind() == SensitiveKind.API_KEY
                                            && m.isEvident()
                                            && m.span().in(text).equals(key));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.policyplayground.support.Secrets#keys")
    void aKeyThatTheEndCutsShortIsFound(String key) {
        String text = "Use " + key.substring(0, key.length() - 3);
        assertThat(SensitiveData.find(text))
                .anyMatch(
                        m -> m.kind() == SensitiveKind.API_KEY && m.span().end() == text.length());
    }

    @Property
    void noTextMakesAScannerThrow(@ForAll("texts") String text) {
        for (SensitiveMatch match : SensitiveData.find(text)) {
            assertThat(match.span().isEmpty()).isFalse();
            assertThat(match.span().end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Property
    void aPartIsLookedAtAlone(@ForAll("texts") String text) {
        int third = text.length() / 3;
        Span part = new Span(third, Math.max(third, 2 * third));
        assertThat(SensitiveData.find(text, part))
                .allMatch(m -> m.span().start() >= part.start() && m.span().end() <= part.end());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(Secrets.ALL)
                        .flatMap(
                                s ->
                                        Arbitraries.integers()
                                                .between(0, s.length())
                                                .map(n -> s.substring(0, n)));
        return Arbitraries.oneOf(
                        pieces,
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings()
                                .withChars("0123456789 -./()+@:eyJAKIsk_\n\u200b\u00a0０")
                                .ofMaxLength(30))
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }

    // A scanner that looked back or ahead without bound would take minutes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "4",
                "@",
                "A",
                "a@",
                "1 ",
                "4111 ",
                "eyJ",
                "eyJ.",
                "://",
                "a:b@://",
                "sk-ant-",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY----- A\n",
                "-----END ",
                "+",
                "GB82 ",
                "\u200b",
                "a.",
                "@a.",
                "1-",
                "(1",
                "bearer ",
                "\n"
            })
    void theCostIsLinear(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(SensitiveData.find(text)).isNotNull());
    }
}
