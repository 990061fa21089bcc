package dev.policyplayground.moderation.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.OutputGate;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.support.Secrets;
import dev.policyplayground.support.Shipped;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SensitiveDataJudgeTest {
    private static final Gates GATES = Shipped.gates();

    private static Verdict.Judged judge(String prompt) {
        return (Verdict.Judged) GATES.input().judge(Exchange.of(prompt)).verdict();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    My card is 4111111111111111 | BLOCK
                    Mein Kreditkarte: 4111-1111-1111-1111 | BLOCK
                    Is 4111 1111 1111 1111 a prime? | REVIEW
                    Is 4111 1111 1111 1112 a prime? | ALLOW
                    Pay to DE89 3704 0044 0532 0130 00 | BLOCK
                    Pay to DE88 3704 0044 0532 0130 00 | ALLOW
                    My BSN is 111222333 | BLOCK
                    The part 111222333 is out of stock | ALLOW
                    Her Aadhaar number: 2341 2341 2346 | BLOCK
                    Order 2341 2341 2346 is late | ALLOW
                    Call me on 030 555 0100 22 | ALLOW
                    C4 | ALLOW
                    S3 | ALLOW
                    yes | ALLOW
                    """)
    void contextAndChecksumDecide(String prompt, String word) {
        assertThat(judge(prompt).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @MethodSource("dev.policyplayground.support.Secrets#keys")
    void aLiveKeyIsBlockedAndNamedInNoVerdict(String key) {
        String prompt = "Why is " + key + " not accepted?";
        Verdict.Judged verdict = judge(prompt);
        assertThat(verdict.word()).isEqualTo("BLOCK");
        assertThat(verdict.findings())
                .anyMatch(f -> f.judge().equals("data") && f.span().in(prompt).equals(key));
        assertThat(VerdictJson.write(verdict).toString()).doesNotContain(key.substring(8, 14));
    }

    @Property(tries = 150)
    void aSecretIsFoundWhereverTheStreamIsCut(
            @ForAll("secrets") String secret,
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll("words") String before) {
        String reply = before + secret + "\nThat is all. Is it? Yes.";
        Verdict whole = GATES.output().judge(Exchange.of("What is it?"), reply).verdict();
        OutputGate.Watch watch = GATES.output().watch(Exchange.of("What is it?"));
        for (int i = 0; i < reply.length(); i += size) {
            watch.append(reply.substring(i, Math.min(reply.length(), i + size)));
        }
        Verdict streamed = watch.finish().verdict();
        assertThat(streamed).isEqualTo(whole);
        assertThat(((Verdict.Judged) whole).findings())
                .anyMatch(f -> f.judge().equals("data") && f.span().start() <= before.length());
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(Secrets.ALL);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "", "Here: ", "First sentence. Second one!\n", "key=", "\"", "\u200b");
    }

    @Test
    void aNumberIsFoundAcrossALineEndAndItsWordInTheNextSentence() {
        OutputGate.Watch watch = GATES.output().watch(Exchange.of("What is it?"));
        watch.append("It is 4111 1111\n1111 1111. That is the");
        watch.append(" card on file. More to say.");
        Verdict.Judged verdict = (Verdict.Judged) watch.finish().verdict();
        assertThat(verdict.scores().of("guard.personal_data")).isEqualTo(0.95);
    }

    @Test
    void inADocumentASecretCountsInFullAndInAnEarlierTurnHalf() {
        String key = Secrets.KEYS.getFirst();
        Exchange document =
                new Exchange(List.of(Turn.document("log", "Found " + key)), "What is this?");
        assertThat(GATES.input().judge(document).verdict().word()).isEqualTo("BLOCK");
        Exchange earlier = new Exchange(List.of(Turn.user("Found " + key)), "What is this?");
        assertThat(GATES.input().judge(earlier).verdict().word()).isEqualTo("REVIEW");
    }
}
