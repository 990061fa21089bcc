package dev.policyplayground.claude;

import dev.policyplayground.settings.Loopback;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What goes over the network, for a person to see: every socket that was opened, how each call
/// ended, and the rate limits as last told. Holds no key, no header's value but the limits and
/// request ids, and no body. Remembers the newest 200 of each. Thread-safe.
public final class Traffic {
    private static final int MOST = 200;

    /// What stands in place of a count that there is none of.
    public static final long UNCOUNTED = -1;

    private final InstantSource clock;
    private final Deque<Socket> sockets = new ArrayDeque<>();
    private final Deque<Call> calls = new ArrayDeque<>();
    private final Map<String, RateLimits> limits = new HashMap<>();
    private final Map<String, Long> hosts = new TreeMap<>();
    private long opened;

    /// A socket of this program's, as it stands.
    ///
    /// @param host the name it was opened to, a proxy's when there is one, without the port
    /// @param isLoopback true when it never leaves this machine
    /// @param sent bytes that went out, encryption included; [#UNCOUNTED] behind a SOCKS proxy
    /// @param isOpen false once it was closed
    public record Opened(
            String host,
            int port,
            boolean isLoopback,
            Instant at,
            long sent,
            long received,
            boolean isOpen) {}

    /// One attempt at a call, and how it ended.
    ///
    /// @param what method and path
    /// @param status the HTTP status; 0 when there was no answer
    /// @param attempt 1 for the first
    public record Call(
            Instant at,
            String host,
            String what,
            int status,
            Optional<String> requestId,
            int attempt) {}

    /// A socket while it lives. Thread-safe.
    final class Socket {
        private final String host;
        private final int port;
        private final boolean isLoopback;
        private final Instant at;
        private long sent;
        private long received;
        private boolean isOpen = true;

        private Socket(String host, int port, boolean isLoopback, Instant at) {
            this.host = host;
            this.port = port;
            this.isLoopback = isLoopback;
            this.at = at;
        }

        void sent(int bytes) {
            synchronized (Traffic.this) {
                sent += bytes;
            }
        }

        void received(int bytes) {
            synchronized (Traffic.this) {
                received += Math.max(bytes, 0);
            }
        }

        void closed() {
            synchronized (Traffic.this) {
                isOpen = false;
            }
        }

        private Opened now() {
            return new Opened(host, port, isLoopback, at, sent, received, isOpen);
        }
    }

    /// @param clock when a socket was opened, and a call ended
    public Traffic(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized Socket open(String host, int port, boolean isLoopback) {
        Socket socket = new Socket(host, port, isLoopback, clock.instant());
        add(sockets, socket);
        opened++;
        hosts.merge((isLoopback ? "" : "!") + host, 1L, Long::sum);
        return socket;
    }

    /// A socket whose bytes nobody counts.
    synchronized void openUncounted(String host, int port) {
        boolean loopback = Loopback.is(host);
        Socket socket = open(host, port, loopback);
        socket.sent = UNCOUNTED;
        socket.received = UNCOUNTED;
    }

    synchronized void ended(Call call, ResponseHeaders headers) {
        add(calls, call);
        RateLimits told = RateLimits.of(headers, call.at());
        if (!told.gauges().isEmpty()) {
            limits.put(call.host(), told);
        }
    }

    private static <T> void add(Deque<T> all, T one) {
        all.addFirst(one);
        if (all.size() > MOST) {
            all.removeLast();
        }
    }

    /// The newest first.
    public synchronized List<Opened> sockets() {
        return sockets.stream().map(Socket::now).toList();
    }

    /// How many sockets were opened in all.
    public synchronized long opened() {
        return opened;
    }

    /// How many are open right now, among those remembered.
    public synchronized long open() {
        return sockets.stream().filter(s -> s.isOpen).count();
    }

    /// The newest first.
    public synchronized List<Call> calls() {
        return new ArrayList<>(calls);
    }

    /// What `host` last said of its limits.
    public synchronized Optional<RateLimits> limits(String host) {
        return Optional.ofNullable(limits.get(host));
    }

    /// Every host that a socket was ever opened to, loopback left out.
    public synchronized List<String> remoteHosts() {
        TreeSet<String> remote = new TreeSet<>();
        hosts.keySet().stream()
                .filter(h -> h.startsWith("!"))
                .forEach(h -> remote.add(h.substring(1)));
        return List.copyOf(remote);
    }
}
