package dev.policyplayground.claude;

import dev.policyplayground.settings.Loopback;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// What went wrong with a connection, in words for a person. Immutable.
///
/// @param host the API's
record ConnectionFaults(ClaudeOptions options, String host, int port) {

    /// The host with its port.
    String place() {
        return host + ":" + port;
    }

    /// The request went out, and no whole answer came.
    ApiFailure noAnswer(IOException e) {
        return e instanceof SocketTimeoutException
                ? new ApiFailure(
                        ApiFailure.Kind.TIMEOUT,
                        0,
                        place() + " did not answer in time",
                        Optional.empty())
                : new ApiFailure(
                        ApiFailure.Kind.BROKEN_STREAM,
                        0,
                        "the connection to " + place() + " was lost before the answer was complete",
                        Optional.empty());
    }

    /// Nothing went out.
    ApiFailure unreachable(IOException e) {
        String why =
                switch (e) {
                    case UnknownHostException _ ->
                            "no address is known for "
                                    + throughProxy(host)
                                    + "; is there a network?";
                    case ConnectException _ -> "nothing answers at " + throughProxy(place());
                    case SocketTimeoutException _ ->
                            throughProxy(place()) + " did not answer in time";
                    case SSLException _ -> "no secure connection to " + host + " could be made";
                    case InterruptedIOException _ -> "the request was interrupted";
                    default -> "the connection to " + throughProxy(place()) + " failed";
                };
        return new ApiFailure(ApiFailure.Kind.UNREACHABLE, 0, why, Optional.empty());
    }

    // Behind a proxy it is the proxy that could not be reached.
    private String throughProxy(String there) {
        return Loopback.is(host)
                ? there
                : options.proxies().select(options.baseUrl()).stream()
                        .map(Proxy::address)
                        .filter(a -> a != null)
                        .map(a -> "the proxy " + words(a) + " (for " + there + ")")
                        .findFirst()
                        .orElse(there);
    }

    private static String words(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? inet.getHostString() + ":" + inet.getPort()
                : address.toString();
    }
}
