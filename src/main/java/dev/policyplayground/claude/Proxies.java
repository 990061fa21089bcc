package dev.policyplayground.claude;

import dev.policyplayground.settings.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Chooses the proxy of a call by the usual environment variables (`https_proxy`, `http_proxy`,
/// `all_proxy`, `no_proxy`, in lower case or capitals), and else by the Java system properties
/// (`https.proxyHost` and its like). The loopback address is always reached directly. Immutable,
/// safe from any thread.
public final class Proxies extends ProxySelector {
    private static final int MOST_PORT = 65_535;

    private final Map<String, String> environment;

    /// @param environment the process's
    public Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (Loopback.is(host) || isExcepted(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        Optional<Proxy> named =
                variable(uri.getScheme() + "_proxy")
                        .or(() -> variable("all_proxy"))
                        .flatMap(Proxies::proxy);
        return named.map(List::of)
                .orElseGet(
                        () ->
                                Optional.ofNullable(ProxySelector.getDefault())
                                        .map(all -> all.select(uri))
                                        .orElse(List.of(Proxy.NO_PROXY)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {
        // The call's own failure says so.
    }

    /// `user:password` of the proxy for `uri`, where the environment gives them.
    Optional<String> credentials(URI uri) {
        return variable(uri.getScheme() + "_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(Proxies::address)
                .flatMap(proxy -> Optional.ofNullable(proxy.getUserInfo()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    private boolean isExcepted(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(
                        entry -> {
                            String bare = entry.replaceFirst("^\\*?\\.", "");
                            return entry.equals("*")
                                    || lower.equals(bare)
                                    || lower.endsWith("." + bare);
                        });
    }

    private static Optional<Proxy> proxy(String written) {
        return address(written)
                .filter(uri -> uri.getPort() <= MOST_PORT)
                .map(
                        uri -> {
                            boolean socks = uri.getScheme().startsWith("socks");
                            int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : 80;
                            return new Proxy(
                                    socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                                    InetSocketAddress.createUnresolved(uri.getHost(), port));
                        });
    }

    private static Optional<URI> address(String written) {
        try {
            URI uri = URI.create(written.contains("://") ? written : "http://" + written);
            return Optional.of(uri).filter(u -> u.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
