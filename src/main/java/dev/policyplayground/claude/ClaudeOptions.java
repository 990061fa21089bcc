package dev.policyplayground.claude;

import dev.policyplayground.catalog.ApiVersion;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;

/// How the API is reached. Immutable; never prints the key.
///
/// @param baseUrl an http or https address
/// @param key sent as `x-api-key`
/// @param proxies which proxy a call goes through
/// @param traffic is told of every socket and call
public record ClaudeOptions(
        URI baseUrl,
        String key,
        ApiVersion version,
        Timeouts timeouts,
        RetryPolicy retry,
        ProxySelector proxies,
        Traffic traffic) {

    /// Without retries, and with the system properties' proxy.
    public static ClaudeOptions of(URI baseUrl, String key, ApiVersion version, Traffic traffic) {
        return new ClaudeOptions(
                baseUrl,
                key,
                version,
                Timeouts.DEFAULT,
                RetryPolicy.none(),
                new Proxies(Map.of()),
                traffic);
    }

    public ClaudeOptions with(RetryPolicy policy) {
        return new ClaudeOptions(baseUrl, key, version, timeouts, policy, proxies, traffic);
    }

    public ClaudeOptions with(Timeouts limits) {
        return new ClaudeOptions(baseUrl, key, version, limits, retry, proxies, traffic);
    }

    public ClaudeOptions with(ProxySelector selector) {
        return new ClaudeOptions(baseUrl, key, version, timeouts, retry, selector, traffic);
    }

    @Override
    public String toString() {
        return "ClaudeOptions[" + baseUrl.getHost() + ", " + version.header() + "]";
    }
}
