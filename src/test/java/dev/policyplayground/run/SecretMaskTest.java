package dev.policyplayground.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.claude.ReplyListener;
import dev.policyplayground.claude.ResponseHeaders;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.support.Secrets;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.usage.Provider;
import dev.policyplayground.usage.TokenUsage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SecretMaskTest {
    private static final Gates GATES = Shipped.gates();
    private static final Layers LAYERS = new Layers(GATES.pack(), GATES.input(), GATES.output());
    private static final SecretMask MASK = new SecretMask(LAYERS);
    // What the shape of a key makes public.
    private static final List<String> PREFIXES =
            List.of(
                    "sk-ant-",
                    "sk-proj-",
                    "sk-",
                    "AKIA",
                    "ASIA",
                    "ghp_",
                    "gho_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "AIza",
                    "sk_live_",
                    "rk_live_",
                    "npm_",
                    "pypi-AgE",
                    "hf_",
                    "SG.",
                    "SK",
                    "dop_v1_",
                    "eyJ",
                    "-----BEGIN RSA PRIVATE KEY-----");

    /// No four characters of the secret behind its prefix stand in `kept`.
    private static void assertGone(String secret, String kept) {
        String body =
                PREFIXES.stream()
                        .filter(secret::startsWith)
                        .findFirst()
                        .map(p -> secret.substring(p.length()))
                        .orElse(secret);
        for (int i = 0; i + 4 <= body.length(); i++) {
            assertThat(kept).doesNotContain(body.substring(i, i + 4));
        }
    }

    @Property(tries = 300)
    void noPartOfASecretStaysInAText(
            @ForAll("secrets") String secret,
            @ForAll("ahead") String before,
            @ForAll("behind") String after) {
        String text = before + secret + after;
        String kept = MASK.mask(text);
        assertThat(kept).hasSameSizeAs(text);
        assertGone(secret, kept);
    }

    @Property(tries = 300)
    void noPartOfAKeyStaysThatTheEndCutShort(
            @ForAll("keys") String key,
            @ForAll("ahead") String before,
            @ForAll @IntRange(min = 0, max = 60) int missing) {
        String cut = key.substring(0, Math.max(16, key.length() - missing));
        assertGone(cut, MASK.mask(before + cut));
    }

    @Property(tries = 120)
    void noPartOfASecretStaysInARun(
            @ForAll("secrets") String secret,
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 80) int missing,
            @ForAll("policies") ReleasePolicy policy) {
        String reply = "Here it is at last: " + secret;
        boolean cut = Secrets.KEYS.contains(secret) && secret.length() - missing > 16;
        String said = cut ? reply.substring(0, reply.length() - missing) : reply;
        RunRecord run = run(said, size, "Tell me about the number.", policy);
        assertThat(run.reply()).hasSameSizeAs(said);
        String known = cut ? secret.substring(0, secret.length() - missing) : secret;
        assertGone(known, run.reply() + "\n" + run.surfaced() + "\n" + run.thinking());
        assertGone(known, run.answered().headers().toString());
        run.output()
                .ifPresent(
                        o ->
                                assertGone(
                                        known,
                                        o.verdict()
                                                .toString()
                                                .replaceAll("[a-z.]+=|policyHash=\\w+", "")));
    }

    @Test
    void thePromptAndWhatTheReplyRepeatsOfItAreBlotted() {
        String key = Secrets.KEYS.getFirst();
        Draft draft = new Draft("Use " + key, List.of(), "Is " + key + " right?", "m", 10);
        Draft kept = MASK.mask(draft);
        assertGone(key, kept.system() + kept.prompt());
        assertThat(kept.prompt()).hasSameSizeAs(draft.prompt());
    }

    @Test
    void aWordThatAloneSaysNothingIsKept() {
        for (String text : List.of("C4", "S3", "yes", "Version 26.0.1", "It costs $1,234.56")) {
            assertThat(MASK.mask(text)).isEqualTo(text);
        }
    }

    @Test
    void aPasswordLongerThanItsRuleIsBlottedToItsEnd() {
        String secret = "example-0123456789".repeat(20);
        assertThat(MASK.mask("api_key = " + secret + " end"))
                .doesNotContain("0123")
                .endsWith(" end");
    }

    @Test
    void inJsonANumberIsBlottedToo() throws Exception {
        JsonNode json = JsonNode.parse("{\"card\":4111111111111111,\"n\":7,\"pem\":\"" + "x\"}");
        assertThat(new Redaction(MASK::mask).of(json).toString())
                .isEqualTo(
                        "{\"card\":\""
                                + TextMask.blots("4111111111111111")
                                + "\",\"n\":7,\"pem\":\"x\"}");
    }

    private static RunRecord run(String reply, int size, String prompt, ReleasePolicy policy) {
        ReplySource source =
                new ReplySource() {
                    @Override
                    public Provider provider() {
                        return Provider.SIMULATED;
                    }

                    @Override
                    public String host() {
                        return "";
                    }

                    @Override
                    public ApiReply reply(
                            MessagesRequest request, ReplyListener listener, Cancellation cancel) {
                        for (int i = 0; i < reply.length(); i += size) {
                            String piece = reply.substring(i, Math.min(reply.length(), i + size));
                            listener.thinking(piece);
                            listener.text(piece);
                        }
                        cancel.cancel();
                        return new ApiReply.Cancelled(
                                reply, TokenUsage.NONE, new ResponseHeaders(Map.of("echo", reply)));
                    }
                };
        return new TwoLayerRun(
                        LAYERS,
                        source,
                        record -> new RunJournal.Receipt.Saved(record.id()),
                        Shipped.prices(),
                        "s",
                        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .run(
                        new RunRequest(Draft.of("", prompt, "claude-opus-5-5", 100), policy, true),
                        _ -> {},
                        new Cancellation());
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(Secrets.ALL);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(Secrets.KEYS);
    }

    @Provide
    Arbitrary<String> ahead() {
        return Arbitraries.of(
                "", " ", "\n", "\u200b ", "It is ", ". And then ", "\"", "key=", " (", "\u00e9 ");
    }

    @Provide
    Arbitrary<String> behind() {
        return Arbitraries.of(
                "",
                " ",
                "\n",
                "\u200b ",
                ". And then",
                "\"",
                ") ",
                ", isn\u2019t it?",
                "\n\nA second part.");
    }

    @Provide
    Arbitrary<ReleasePolicy> policies() {
        return Arbitraries.of(
                Stream.of(
                                new ReleasePolicy.HoldAll(),
                                new ReleasePolicy.HoldSentence(),
                                new ReleasePolicy.HoldWindow(12),
                                new ReleasePolicy.CheckAfter())
                        .map(p -> (ReleasePolicy) p)
                        .toList());
    }
}
