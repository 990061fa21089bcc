package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlCharactersTest {
    @ParameterizedTest
    @CsvSource({
        "0x1B, \\u001b",
        "0x07, \\u0007",
        "0x00, \\u0000",
        "0x0D, \\u000d",
        "0x7F, \\u007f",
        "0x9B, \\u009b",
        "0x202E, \\u202e",
        "0x2066, \\u2066",
        "0x200F, \\u200f",
        "0x200B, \\u200b",
        "0xFEFF, \\ufeff",
        "0x2028, \\u2028",
        "0xE0041, \\udb40\\udc41",
        "0xD800, \\ud800"
    })
    void whatATerminalObeysOrHidesIsEscaped(String codePoint, String escaped) {
        assertThat(ControlCharacters.escape("a" + Character.toString(Integer.decode(codePoint))))
                .isEqualTo("a" + escaped);
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text =
                "Zeile\n\tna\u00efve \u4e2d\u6587 \u05e9\u05dc\u05d5\u05dd \uD83D\uDC69\u200D\uD83D\uDE80 5\u00a0% co\u00adoperate";
        assertThat(ControlCharacters.escape(text)).isSameAs(text);
    }

    @Property
    void jsonStaysTheSameJsonAndHoldsNothingUnsafe(@ForAll String text) throws JsonFault {
        JsonNode node = JsonNode.object().put("text", text + "\u001b]0;x\u0007\u202e");
        for (String written : new String[] {node.toString(), node.pretty()}) {
            assertThat(written.codePoints()).noneMatch(ControlCharacters::isUnsafe);
            assertThat(JsonNode.parse(written)).isEqualTo(node);
        }
    }
}
