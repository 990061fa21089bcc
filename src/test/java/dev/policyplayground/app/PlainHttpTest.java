package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A base URL without encryption. The host is reached through a proxy on this machine, so that no
/// name is looked up and nothing leaves it.
final class PlainHttpTest {
    private static final String KEY = "sk-ant-example-not-a-real-key-000000000000";

    @TempDir Path folder;
    private final MockWebServer proxy = new MockWebServer();
    private final Map<String, String> environment = new HashMap<>();
    private String words = "";

    @BeforeEach
    void start() throws IOException {
        proxy.start();
        environment.put("POLICY_PLAYGROUND_HOME", folder.toString());
        environment.put("ANTHROPIC_API_KEY", KEY);
        environment.put("ANTHROPIC_BASE_URL", "http://127.evil.invalid");
        environment.put("http_proxy", "http://127.0.0.1:" + proxy.getPort());
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private int playground(String... args) {
        StringWriter all = new StringWriter();
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(all), new PrintWriter(all), args);
            words = all.toString();
            return code;
        }
    }

    @Test
    void theKeyIsNotSentInClearTextUnlessThatIsAllowed() throws IOException {
        assertThat(playground("run", "--live", "--prompt", "hello")).isEqualTo(64);
        assertThat(words).contains("http://127.evil.invalid", "clear text", "--allow-plain-http");
        assertThat(playground("key", "check")).isEqualTo(64);
        assertThat(playground("models", "--live")).isEqualTo(64);
        assertThat(playground("doctor")).isZero();
        assertThat(words).contains("NOT ENCRYPTED: LIVE is refused");
        Files.writeString(
                folder.resolve("preferences.json"),
                "{\"connection\":{\"allow_plain_http\":\"yes\"}}");
        assertThat(playground("key", "check")).as("no true, no leave").isEqualTo(64);
        assertThat(proxy.getRequestCount()).as("nothing was sent").isZero();
    }

    @Test
    void whoAllowsItIsToldEachTime() throws Exception {
        proxy.enqueue(new MockResponse.Builder().code(401).build());
        assertThat(playground("key", "check", "--allow-plain-http")).isEqualTo(4);
        assertThat(words).contains("is not encrypted").doesNotContain(KEY);
        assertThat(proxy.takeRequest().getHeaders().get("x-api-key")).isEqualTo(KEY);

        Files.writeString(
                folder.resolve("preferences.json"), "{\"connection\":{\"allow_plain_http\":true}}");
        proxy.enqueue(new MockResponse.Builder().code(401).build());
        assertThat(playground("run", "--live", "--prompt", "hello")).isEqualTo(4);
        assertThat(words).contains("is not encrypted").doesNotContain(KEY);
        assertThat(playground("doctor")).isZero();
        assertThat(words).contains("NOT ENCRYPTED, and allowed");
        assertThat(proxy.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anAddressThatNoSocketCanReachIsWrongUsageAndNoBug() {
        environment.put("ANTHROPIC_BASE_URL", "http://127.0.0.1:99999");
        assertThat(playground("run", "--live", "--prompt", "hello")).isEqualTo(64);
        assertThat(words).contains("ANTHROPIC_BASE_URL is not an http or https address");
        assertThat(playground("doctor")).isZero();
        assertThat(words).contains("ANTHROPIC_BASE_URL is not an http or https address");
    }
}
