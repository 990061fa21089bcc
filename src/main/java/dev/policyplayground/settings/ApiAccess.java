package dev.policyplayground.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How the real API would be reached, from the environment. Immutable; never prints the key.
///
/// @param key `ANTHROPIC_API_KEY`, when it is set
/// @param baseUrl `ANTHROPIC_BASE_URL`, or Anthropic's own
public record ApiAccess(Optional<String> key, URI baseUrl) {
    private static final int MOST_PORT = 65_535;
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com");

    /// @throws IllegalArgumentException when `ANTHROPIC_BASE_URL` is set and no http or https
    ///   address
    public static ApiAccess from(Map<String, String> environment) {
        Optional<String> key = keyOf(environment);
        String base = environment.getOrDefault("ANTHROPIC_BASE_URL", "").strip();
        return new ApiAccess(key, base.isEmpty() ? ANTHROPIC : address(base));
    }

    /// `ANTHROPIC_API_KEY`, when it is set.
    public static Optional<String> keyOf(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("ANTHROPIC_API_KEY"))
                .map(String::strip)
                .filter(k -> !k.isEmpty());
    }

    /// Where requests go, without whatever else the address may carry.
    public String place() {
        return baseUrl.getScheme()
                + "://"
                + baseUrl.getHost()
                + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort());
    }

    /// The same access at another address.
    ///
    /// @param written as a person wrote it into the settings; empty to change nothing
    /// @throws IllegalArgumentException when it is no http or https address
    public ApiAccess at(String written) {
        return written.isBlank()
                ? this
                : new ApiAccess(
                        key,
                        parse(written)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "the base URL in the settings is not an http or https address; correct or clear it there")));
    }

    /// True when the key, prompts and replies would go over a network in clear text: plain http to
    /// a host that is not this machine.
    public boolean isUnencrypted() {
        return isUnencrypted(baseUrl);
    }

    /// See [#isUnencrypted()].
    ///
    /// @param address one that [#parse] gave
    public static boolean isUnencrypted(URI address) {
        return "http".equals(address.getScheme())
                && !Loopback.is(Objects.requireNonNullElse(address.getHost(), ""));
    }

    /// The http or https address that `written` is, if it is one; its scheme is in lower case.
    public static Optional<URI> parse(String written) {
        try {
            URI uri = URI.create(written.strip());
            String scheme =
                    Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            return Optional.of(uri)
                    .filter(u -> u.getHost() != null)
                    .filter(u -> u.getPort() != 0 && u.getPort() <= MOST_PORT)
                    .filter(_ -> scheme.equals("https") || scheme.equals("http"))
                    .map(u -> URI.create(scheme + u.toString().substring(scheme.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static URI address(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "ANTHROPIC_BASE_URL is not an http or https address; correct it or unset it"));
    }

    @Override
    public String toString() {
        return "ApiAccess[key " + (key.isPresent() ? "set" : "not set") + ", " + place() + "]";
    }
}
