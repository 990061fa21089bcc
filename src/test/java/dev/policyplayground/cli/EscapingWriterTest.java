package dev.policyplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.text.ControlCharacters;
import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class EscapingWriterTest {
    private static String written(String... pieces) throws IOException {
        StringWriter target = new StringWriter();
        try (EscapingWriter writer = new EscapingWriter(target)) {
            for (String piece : pieces) {
                writer.write(piece);
            }
        }
        return target.toString();
    }

    @Test
    void aCarriageReturnPassesOnlyBeforeALineFeed() throws IOException {
        assertThat(written("a\r\nb\rc\r", "\nd\r")).isEqualTo("a\r\nb\\u000dc\r\nd\\u000d");
    }

    @Test
    void pairsThatAreCutStayPairsAndHalvesAreEscaped() throws IOException {
        assertThat(written("\uD83D", "\uDE00 \uD83D", "x")).isEqualTo("\uD83D\uDE00 \\ud83dx");
    }

    /// Wherever a stream cuts a text, the same comes out, and none of it is unsafe.
    @Property
    void anyCutGivesTheSame(@ForAll String text, @ForAll @IntRange(max = 40) int at)
            throws IOException {
        int cut = Math.min(at, text.length());
        String whole = written(text);
        assertThat(written(text.substring(0, cut), text.substring(cut))).isEqualTo(whole);
        assertThat(whole.replace("\r\n", "").codePoints()).noneMatch(ControlCharacters::isUnsafe);
    }
}
