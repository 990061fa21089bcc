package dev.policyplayground.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.recording.RecordedExchange;
import dev.policyplayground.recording.RecordedExchange.Event;
import dev.policyplayground.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    private static final String SECRET = "hush-hush-1234";
    private static final Redaction REDACTION =
            new Redaction(t -> t.replace(SECRET, "\u2022".repeat(SECRET.length())));

    @TempDir Path folder;

    private static Event delta(String piece) {
        JsonNode delta = JsonNode.object().put("type", "text_delta").put("text", piece);
        return new Event(
                Duration.ofMillis(3),
                JsonNode.object()
                        .put("type", "content_block_delta")
                        .put("index", 0)
                        .put("delta", delta)
                        .toString());
    }

    @Property(tries = 200)
    void aSecretInPiecesIsFoundHoweverItIsCut(@ForAll @IntRange(min = 1, max = 9) int size) {
        String text = "Before " + SECRET + " between " + SECRET + " after";
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < text.length(); i += size) {
            events.add(delta(text.substring(i, Math.min(text.length(), i + size))));
        }
        StringBuilder all = new StringBuilder();
        for (Event event : REDACTION.of(events)) {
            all.append(
                    JsonNode.parseOrMissing(event.data()).get("delta").get("text").textOrEmpty());
        }
        assertThat(all.toString())
                .isEqualTo(text.replace(SECRET, "\u2022".repeat(SECRET.length())));
    }

    @Test
    void aSecretOverTwoBlocksAndInANameIsTakenOut() throws JsonFault {
        Event second =
                new Event(
                        Duration.ofMillis(4),
                        delta("1234 after").data().replace("\"index\":0", "\"index\":1"));
        List<Event> events = REDACTION.of(List.of(delta("Before hush-hush-"), second));
        assertThat(events.getFirst().data()).contains("Before \u2022").doesNotContain("hush");
        assertThat(events.getLast().data()).contains("\u2022 after").doesNotContain("1234");
        JsonNode body =
                JsonNode.parse(
                        "{\"content\":[{\"type\":\"text\",\"text\":\"a hush-\"},"
                                + "{\"type\":\"text\",\"text\":\"hush-1234 b\"},"
                                + "{\"type\":\"tool_use\",\"input\":{\""
                                + SECRET
                                + "\":1}}]}");
        assertThat(REDACTION.of(body).toString())
                .doesNotContain("hush", "1234")
                .contains("\"a \u2022", "\u2022 b\"");
    }

    @Test
    void everyTextOfARequestIsLookedAt() throws JsonFault {
        JsonNode request =
                JsonNode.parse(
                        "{\"system\":\"x "
                                + SECRET
                                + "\",\"messages\":[{\"content\":[{\"text\":\""
                                + SECRET
                                + "\"}]}],\"max_tokens\":7}");
        String clean = REDACTION.of(request).toString();
        assertThat(clean).doesNotContain(SECRET).contains("\"max_tokens\":7");
    }

    private static RecordedExchange exchange(String prompt, String reply) {
        return new RecordedExchange(
                Instant.parse("2026-11-22T12:00:00Z"),
                JsonNode.object().put("model", "m").put("messages", prompt),
                200,
                Map.of("request-id", "req_1"),
                List.of(delta(reply)),
                "",
                Duration.ofMillis(40));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException, JsonFault {
        RecordedExchange exchange = exchange("p", "r");
        Path file = folder.resolve("r.jsonl");
        Files.writeString(file, exchange.toJson() + "\n");
        Recording recording = Recording.read(file);
        assertThat(recording.size()).isEqualTo(1);
        assertThat(recording.next(JsonNode.object())).isEqualTo(exchange);
    }

    @Test
    void theOneThatAsksTheSameComesFirstThenTheNextThenAllAnew() {
        RecordedExchange one = exchange("one", "1");
        RecordedExchange two = exchange("two", "2");
        Recording recording = new Recording("r", List.of(one, two));
        assertThat(recording.next(two.request())).isEqualTo(two);
        assertThat(recording.next(two.request())).isEqualTo(one);
        assertThat(recording.next(two.request())).isEqualTo(two);
        assertThat(recording.next(JsonNode.object())).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"recording\":2}",
                "{\"recording\":1}",
                "{\"recording\":1,\"request\":{}}",
                "{\"recording\":1,\"request\":{},\"status\":200}",
                "{\"recording\":1,\"request\":{},\"status\":200,\"at\":\"2026-11-22T12:00:00Z\",\"events\":[{}]}",
                ""
            })
    void aDamagedRecordingIsRefusedWithFileAndLine(String second) throws IOException {
        Path file = folder.resolve("damaged.jsonl");
        Files.writeString(
                file, second.isEmpty() ? "" : exchange("p", "r").toJson() + "\n" + second + "\n");
        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining(
                        "damaged.jsonl" + (second.isEmpty() ? " holds" : " line 2: "));
    }

    @Test
    void aRecordingThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Recording.read(folder.resolve("none.jsonl")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.jsonl");
    }
}
