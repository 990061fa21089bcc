package dev.policyplayground.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {

    private static List<Line> read(byte[] bytes, int max) throws IOException {
        JsonLines lines = new JsonLines(new ByteArrayInputStream(bytes), max);
        List<Line> all = new ArrayList<>();
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    private static List<Line> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), 1_000);
    }

    @Test
    void badLinesAreNamedAndTheRestGoesOn() throws IOException {
        List<Line> lines = read("{\"a\":1}\nnot json\n\n[1]\n{\"a\":\n{\"b\":2} x\n{\"c\":3}");
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
        assertThat(lines.get(1)).isInstanceOf(Line.Bad.class);
        assertThat(((Line.Bad) lines.get(2)).reason()).isEqualTo("not a JSON object");
        assertThat(((Line.Bad) lines.get(3)).reason()).startsWith("not complete JSON");
        assertThat(lines.get(4)).isInstanceOf(Line.Bad.class);
        assertThat(((Line.Entry) lines.get(5)).value().get("c").count()).isEqualTo(3);
    }

    @Test
    void aLineTooLongIsSkippedWithoutBeingHeld() throws IOException {
        byte[] bytes =
                ("{\"a\":\"" + "x".repeat(200_000) + "\"}\n{\"b\":1}\n")
                        .getBytes(StandardCharsets.UTF_8);
        List<Line> lines = read(bytes, 100);
        assertThat(((Line.Bad) lines.get(0)).reason())
                .isEqualTo("longer than 100 bytes, the most that is read");
        assertThat(lines.get(1)).isInstanceOf(Line.Entry.class);
    }

    @Test
    void halvesOfSurrogatePairsAreReadAsTheReplacementCharacter() throws IOException {
        String[][] cases = {
            {"a\\ud83d b", "a\uFFFD b", "1"},
            {"\\uDE00", "\uFFFD", "1"},
            {"\\ude00\\ud83d", "\uFFFD\uFFFD", "2"},
            {"\\ud83d\\ud83d\\ude00", "\uFFFD\uD83D\uDE00", "1"},
            {"\\ud83d\\ude00", "\uD83D\uDE00", "0"},
            {"\\\\ud83d", "\\ud83d", "0"},
            {"\\\\\\ud83dx", "\\\uFFFDx", "1"},
            {"\\u00e4", "\u00e4", "0"},
        };
        for (String[] each : cases) {
            Line.Entry entry = (Line.Entry) read("{\"a\":\"" + each[0] + "\"}").getFirst();
            assertThat(entry.value().get("a").textOrEmpty()).as(each[0]).isEqualTo(each[1]);
            assertThat(entry.replaced()).as(each[0]).isEqualTo(Integer.parseInt(each[2]));
        }
        assertThat(read("{\"a\":\"\\ud83").getFirst()).isInstanceOf(Line.Bad.class);
        assertThat(read("{\"a\":\"\\ud83g\"}").getFirst()).isInstanceOf(Line.Bad.class);
        assertThat(read("\\").getFirst()).isInstanceOf(Line.Bad.class);
    }

    @Test
    void byteOrderMarkCarriageReturnsAndBadUtf8() throws IOException {
        assertThat(read("\uFEFF{\"a\":1}\r\n")).hasSize(1).first().isInstanceOf(Line.Entry.class);
        byte[] bad = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};
        assertThat(((Line.Bad) read(bad, 100).getFirst()).reason()).isEqualTo("not valid UTF-8");
    }

    @Test
    void deepNestingIsABadLineAndNotACrash() throws IOException {
        String deep = "{\"a\":" + "[".repeat(200_000);
        assertThat(read(deep.getBytes(StandardCharsets.UTF_8), 1_000_000).getFirst())
                .isInstanceOf(Line.Bad.class);
    }
}
