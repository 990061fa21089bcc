package dev.policyplayground.settings;

import java.net.InetAddress;
import java.util.Locale;

/// Tells whether a host is this machine's loopback address, by the address and not by how its name
/// begins. No name is ever looked up: a name other than `localhost` (RFC 6761) is no loopback.
/// Stateless.
public final class Loopback {
    private Loopback() {}

    /// @param host a name, or an IPv4 or IPv6 address, the latter with or without brackets
    public static boolean is(String host) {
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        if (bare.toLowerCase(Locale.ROOT).matches("localhost\\.?")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
