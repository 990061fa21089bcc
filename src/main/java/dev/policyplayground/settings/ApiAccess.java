package dev.policyplayground.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// How the real API would be reached, from the environment. Immutable; never prints the key.
///
/// @param key `ANTHROPIC_API_KEY`, when it is set
/// @param baseUrl `ANTHROPIC_BASE_URL`, or Anthropic's own
public record ApiAccess(Optional<String> key, URI baseUrl) {
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com");

    /// @throws IllegalArgumentException when `ANTHROPIC_BASE_URL` is set and no http or https
    ///   address
    public static ApiAccess from(Map<String, String> environment) {
        Optional<String> key =
                Optional.ofNullable(environment.get("ANTHROPIC_API_KEY"))
                        .map(String::strip)
                        .filter(k -> !k.isEmpty());
        String base = environment.getOrDefault("ANTHROPIC_BASE_URL", "").strip();
        return new ApiAccess(key, base.isEmpty() ? ANTHROPIC : address(base));
    }

    /// Where requests go, without whatever else the address may carry.
    public String place() {
        return baseUrl.getScheme()
                + "://"
                + baseUrl.getHost()
                + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort());
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // the same message as for any other address that cannot be used
        }
        throw new IllegalArgumentException(
                "ANTHROPIC_BASE_URL is not an http or https address; correct it or unset it");
    }

    @Override
    public String toString() {
        return "ApiAccess[key " + (key.isPresent() ? "set" : "not set") + ", " + place() + "]";
    }
}
