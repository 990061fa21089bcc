package dev.policyplayground.simulator;

import dev.policyplayground.simulator.ReplyScript.Event;
import dev.policyplayground.simulator.Scenario.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Sends the events of a stream as a server may: slowly, padded, with events and comments that a
/// client has to pass over, with other line ends, byte by byte. Stateless.
record WireSender(Wire wire, Duration pace) {
    // A stream of a hundred thousand bytes is long enough to be sent byte by byte.
    private static final int MOST_TRICKLED = 2_000;

    /// @param out not closed here
    void send(List<Event> events, OutputStream out) throws IOException, InterruptedException {
        int middle = events.size() / 2;
        int trickled = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (i == middle && wire.stallMillis() > 0) {
                Thread.sleep(wire.stallMillis());
            }
            if (wire.comments() && i % 3 == 0) {
                out.write(bytes(": keep-alive" + end() + end()));
            }
            if (wire.unknownEvents() && i % 4 == 1) {
                out.write(
                        bytes(
                                lines(
                                        "some_new_event",
                                        "{\"type\":\"some_new_event\",\"note\":\"[simulated]\"}")));
            }
            boolean isDelta = event.type().equals("content_block_delta");
            // Real servers pad the data with blanks here and there; a client must not mind.
            String padding = wire.padded() ? " ".repeat(1 + (i * 37) % 200) : isDelta ? " " : "";
            byte[] bytes = bytes(lines(event.type(), event.data() + padding));
            if (wire.trickle() && trickled < MOST_TRICKLED) {
                for (byte one : bytes) {
                    out.write(one);
                    out.flush();
                }
                trickled += bytes.length;
            } else {
                out.write(bytes);
            }
            out.flush();
            if (isDelta) {
                pause();
            }
        }
    }

    private void pause() throws InterruptedException {
        long millis = wire.paceMillis() >= 0 ? wire.paceMillis() : pace.toMillis();
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }

    private String lines(String type, String data) {
        return "event: " + type + end() + "data: " + data + end() + end();
    }

    private String end() {
        return wire.crlf() ? "\r\n" : "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
