package dev.policyplayground.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiAccessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:99999",
                "http://127.0.0.1:0",
                "http://127.0.0.1:65536",
                "https://",
                "https:///v1",
                "ftp://api.example",
                "api.example",
                "http://two words",
                "//api.example"
            })
    void whatIsNoAddressIsRefused(String written) {
        assertThat(ApiAccess.parse(written)).isEmpty();
        assertThatThrownBy(() -> ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ANTHROPIC_BASE_URL");
    }

    @Test
    void schemesHaveNoCase() {
        ApiAccess access = ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", "HTTP://127.0.0.1:65535/x"));
        assertThat(access.baseUrl()).hasToString("http://127.0.0.1:65535/x");
        assertThat(access.place()).isEqualTo("http://127.0.0.1:65535");
        assertThat(ApiAccess.parse("HttpS://API.example").orElseThrow())
                .hasToString("https://API.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.evil.invalid",
                "127.0.0.1.evil.invalid",
                "localhost.evil.invalid",
                "evil.localhost",
                "localhost@evil.invalid",
                "evil.invalid",
                "0.0.0.0",
                "10.0.0.1",
                "[::]",
                "[::2]",
                "[::ffff:10.0.0.1]",
                "128.0.0.1"
            })
    void aHostThatOnlyLooksLikeLoopbackIsNone(String host) {
        assertThat(Loopback.is(host)).isFalse();
        assertThat(ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", "http://" + host)).isUnencrypted())
                .isTrue();
        assertThat(ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", "https://" + host)).isUnencrypted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "localhost",
                "LocalHost",
                "localhost.",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]"
            })
    void loopbackNeedsNoEncryption(String host) {
        assertThat(Loopback.is(host)).isTrue();
        assertThat(ApiAccess.from(Map.of("ANTHROPIC_BASE_URL", "http://" + host)).isUnencrypted())
                .isFalse();
    }

    @Test
    void shortFormsOfAddressesCountAsWhatTheSystemConnectsTo() {
        assertThat(Loopback.is("127.1")).isTrue();
        assertThat(Loopback.is("::1")).isTrue();
        assertThat(Loopback.is("10.1")).isFalse();
        assertThat(Loopback.is("")).isFalse();
    }
}
