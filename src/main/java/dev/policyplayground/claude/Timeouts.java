package dev.policyplayground.claude;

import java.time.Duration;

/// How long each phase of a call may take. Immutable. A call as a whole has no limit: a long reply
/// that keeps coming is let come.
///
/// @param connect until the connection stands, TLS included
/// @param write between two pieces of the request
/// @param answer until the first byte of an answer that does not stream, and between two of its
///   pieces
/// @param betweenEvents the longest silence in a stream; the API's pings come far more often
public record Timeouts(Duration connect, Duration write, Duration answer, Duration betweenEvents) {
    /// Ten minutes for an answer is the official clients' default.
    public static final Timeouts DEFAULT =
            new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(2));
}
