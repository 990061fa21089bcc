package dev.policyplayground.cli;

import dev.policyplayground.claude.ClientMeasure;
import dev.policyplayground.claude.ClientMeasure.Timing;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.prompt.Turn;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Measures the client beside a bare call, one after the other in turns, so that whatever else the
/// machine does meets both. Stateless.
final class ClientTimes {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 40;
    private static final int SLOW_ROUNDS = 8;
    private static final MessagesRequest REQUEST =
            new MessagesRequest(
                    "claude-opus-5-5", 100_000, "", List.of(Turn.user("Say many words.")), true);

    private ClientTimes() {}

    /// What both took, in turns.
    private record Both(List<Timing> bare, List<Timing> client) {
        static Both of(ClientMeasure measure, int rounds) {
            Both both = new Both(new ArrayList<>(), new ArrayList<>());
            Supplier<Timing> bare = () -> measure.bare(REQUEST);
            Supplier<Timing> client = () -> measure.client(REQUEST);
            for (int i = 0; i < rounds; i++) {
                // Whoever goes first may find things warmer or colder.
                if (i % 2 == 0) {
                    both.bare.add(bare.get());
                    both.client.add(client.get());
                } else {
                    both.client.add(client.get());
                    both.bare.add(bare.get());
                }
            }
            return both;
        }

        void print(PrintWriter out, String what, String unit, ToDoubleFunction<Timing> figure) {
            double baseline = median(bare, figure);
            double ours = median(client, figure);
            out.printf(
                    Locale.ROOT,
                    "%-34s bare call %9.2f %s   client %9.2f %s   %.3f times%n",
                    what,
                    baseline,
                    unit,
                    ours,
                    unit,
                    ours / baseline);
        }

        private static double median(List<Timing> timings, ToDoubleFunction<Timing> figure) {
            double[] sorted = timings.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    static void withoutPause(URI server, InstantSource clock, PrintWriter out) {
        try (ClientMeasure measure = new ClientMeasure(server, "long(5000)", clock)) {
            Both.of(measure, WARM_UP);
            Both both = Both.of(measure, ROUNDS);
            out.printf(
                    Locale.ROOT,
                    "%,d deltas a reply, no pause, median of %d replies each%n",
                    both.client.getFirst().deltas(),
                    ROUNDS);
            both.print(out, "time for each event", "\u00b5s", Timing::microsPerDelta);
        }
    }

    static void withPause(URI server, InstantSource clock, PrintWriter out) {
        try (ClientMeasure measure = new ClientMeasure(server, "long(80) slow(20)", clock)) {
            Both.of(measure, 1);
            Both both = Both.of(measure, SLOW_ROUNDS);
            out.printf(
                    Locale.ROOT,
                    "%,d deltas a reply, 20 ms between them, median of %d replies each%n",
                    both.client.getFirst().deltas(),
                    SLOW_ROUNDS);
            both.print(out, "to the first delta", "ms", t -> t.firstNanos() / 1e6);
            both.print(out, "to the end", "ms", t -> t.totalNanos() / 1e6);
        }
    }
}
