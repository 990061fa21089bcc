package dev.policyplayground.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

final class ProxiesTest {
    private static final URI API = URI.create("https://api.example.test/v1/messages");

    private static String chosen(Map<String, String> environment, URI uri) {
        Proxy proxy = new Proxies(environment).select(uri).getFirst();
        return proxy.type() == Proxy.Type.DIRECT
                ? "direct"
                : proxy.type()
                        + " "
                        + ((InetSocketAddress) proxy.address()).getHostString()
                        + ":"
                        + ((InetSocketAddress) proxy.address()).getPort();
    }

    @Test
    void theUsualVariablesAreHeeded() {
        assertThat(chosen(Map.of("https_proxy", "http://proxy.test:3128"), API))
                .isEqualTo("HTTP proxy.test:3128");
        assertThat(chosen(Map.of("HTTPS_PROXY", "proxy.test:3128"), API))
                .isEqualTo("HTTP proxy.test:3128");
        assertThat(chosen(Map.of("ALL_PROXY", "socks5://proxy.test"), API))
                .isEqualTo("SOCKS proxy.test:1080");
        assertThat(chosen(Map.of("http_proxy", "http://proxy.test:3128"), API)).isEqualTo("direct");
        assertThat(chosen(Map.of("https_proxy", "::::"), API)).isEqualTo("direct");
        assertThat(chosen(Map.of("https_proxy", "proxy.test:70000"), API)).isEqualTo("direct");
    }

    @Test
    void exceptionsAndTheLoopbackAddressAreReachedDirectly() {
        for (String none :
                List.of(
                        "*",
                        "example.test",
                        ".example.test",
                        "*.example.test",
                        "x, API.example.test:443")) {
            assertThat(chosen(Map.of("https_proxy", "http://proxy.test", "no_proxy", none), API))
                    .as(none)
                    .isEqualTo("direct");
        }
        assertThat(
                        chosen(
                                Map.of(
                                        "https_proxy",
                                        "http://proxy.test:1",
                                        "NO_PROXY",
                                        "other.test"),
                                API))
                .startsWith("HTTP");
        assertThat(
                        chosen(
                                Map.of("all_proxy", "http://proxy.test"),
                                URI.create("http://127.0.0.1:80/")))
                .isEqualTo("direct");
    }

    @Test
    void aCallGoesThroughTheProxyWithItsLogin() throws IOException, InterruptedException {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start();
            proxy.enqueue(
                    new MockResponse.Builder()
                            .code(407)
                            .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                            .build());
            proxy.enqueue(new MockResponse.Builder().body("{\"input_tokens\":7}").build());
            Map<String, String> environment =
                    Map.of("http_proxy", "http://ann:secret@127.0.0.1:" + proxy.getPort());
            try (ClaudeClient client =
                    new ClaudeClient(
                            ClaudeOptions.of(
                                            URI.create("http://api.example.test"),
                                            "sk-test",
                                            ApiVersion.V2026_10_21,
                                            new Traffic(TestClock.CLOCK))
                                    .with(new Proxies(environment)))) {
                ApiResult<Long> counted =
                        client.countTokens(
                                new MessagesRequest("m", 1, "", List.of(), false),
                                new Cancellation());
                assertThat(counted)
                        .isInstanceOfSatisfying(
                                ApiResult.Ok.class, ok -> assertThat(ok.value()).isEqualTo(7L));
            }
            RecordedRequest first = proxy.takeRequest();
            RecordedRequest second = proxy.takeRequest();
            assertThat(first.getHeaders().get("Proxy-Authorization")).isNull();
            assertThat(second.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
            assertThat(second.getRequestLine())
                    .contains("http://api.example.test/v1/messages/count_tokens");
        }
    }
}
