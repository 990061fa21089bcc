package dev.policyplayground.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JsonNodeTest {

    @Test
    void absenceIsMissingAndNeverAnException() throws JsonFault {
        JsonNode node = JsonNode.parse("{\"a\":{\"b\":[1,\"x\",null,true]}}");
        assertThat(node.get("z").get("y").isMissing()).isTrue();
        assertThat(node.get("a").get("b").items()).hasSize(4);
        assertThat(node.get("a").get("b").items().get(2).isMissing()).isTrue();
        assertThat(node.get("a").get("b").get("c").textOrEmpty()).isEmpty();
        assertThat(node.get("a").get("b").items().get(3).isTrue()).isTrue();
    }

    @Test
    void numbersKeepTheirDigitsAndOddCountsAreZero() throws JsonFault {
        JsonNode node = JsonNode.parse("{\"n\":0.1000,\"neg\":-5,\"huge\":1e300,\"t\":\"5\"}");
        assertThat(node.get("n").asDecimal())
                .hasValueSatisfying(d -> assertThat(d).hasToString("0.1000"));
        assertThat(node.get("neg").count()).isZero();
        assertThat(node.get("huge").count()).isZero();
        assertThat(node.get("t").count()).isZero();
    }

    @Test
    void aFaultSaysWhatIsWrongAndQuotesNothing() {
        assertThatThrownBy(() -> JsonNode.parse("{\"secret\": tru"))
                .isInstanceOf(JsonFault.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> JsonNode.parse("{} {}")).isInstanceOf(JsonFault.class);
        assertThatThrownBy(() -> JsonNode.parse("")).isInstanceOf(JsonFault.class);
    }

    @Property
    void anyTextIsWrittenAndReadBack(@ForAll String text) throws JsonFault {
        JsonNode node = JsonNode.object().put("t", text);
        assertThat(JsonNode.parse(node.toString()).get("t").textOrEmpty()).isEqualTo(text);
        assertThat(node.toString()).doesNotContain("\n");
    }

    @Property
    void noTextMakesTheParserThrowAnythingElse(@ForAll String text) {
        assertThat(JsonNode.parseOrMissing(text)).isNotNull();
    }
}
