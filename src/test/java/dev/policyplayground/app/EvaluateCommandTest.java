package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateCommandTest {
    private static final String PACK =
            """
            pack: cake
            title: Cake
            categories: [{id: c, title: Cake}]
            rules: [{id: cake, category: c, weight: 0.6, layer: both, phrases: [cake, pie], why: Cake.}]
            """;
    private static final String SET =
            """
            {"id":"1","text":"I want cake","label":"unsafe","category":"sweet"}
            {"id":"2","text":"I want bread","label":"unsafe","category":"plain"}
            {"id":"3","text":"I want tea","label":"safe"}
            {"id":"4","text":"I want pie","label":"safe"}
            """;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String set = "";
    private String pack = "";

    @BeforeEach
    void files() throws IOException {
        set = Files.writeString(folder.resolve("set.jsonl"), SET).toString();
        pack = Files.writeString(folder.resolve("cake.yaml"), PACK).toString();
    }

    private int evaluate(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "evaluate";
        all[1] = "--policy";
        all[2] = pack;
        System.arraycopy(args, 0, all, 3, args.length);
        Map<String, String> environment =
                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            return PlaygroundCommand.execute(
                    bench, new PrintWriter(out), new PrintWriter(err), all);
        }
    }

    @Test
    void aWrongLayerOrAnOverwrittenInputIsRefused() {
        assertThat(evaluate("--layer", "both", set)).isEqualTo(64);
        assertThat(evaluate("--layer", "input", "--out", set, set)).isEqualTo(64);
        assertThat(err.toString()).contains("it would be lost");
        assertThat(folder.resolve("set.jsonl")).hasContent(SET);
        assertThat(evaluate("--layer", "input", folder.resolve("none.jsonl").toString()))
                .isEqualTo(65);
    }

    @Test
    void badLinesAreNamedAndTheRestIsCounted() throws IOException {
        Files.writeString(
                folder.resolve("set.jsonl"),
                SET + "{\"id\":5,\"text\":\"x\",\"label\":\"maybe\"}\nno json\n");
        assertThat(evaluate("--layer", "input", set)).isEqualTo(65);
        assertThat(err.toString())
                .contains("set.jsonl:5: 'label' must be safe or unsafe")
                .contains("set.jsonl:6:");
        assertThat(out.toString()).contains("set ").contains("50.0 %");
    }

    @Test
    void aReplyIsNeededForTheOutputLayer() {
        assertThat(evaluate("--layer", "output", set)).isEqualTo(65);
        assertThat(err.toString()).contains("'reply' is missing");
    }

    @Test
    void everyFigureIsThere() throws JsonFault {
        assertThat(evaluate("--layer", "input", "--json", set)).isZero();
        JsonNode quality = JsonNode.parse(out.toString()).get("sets").items().getFirst();
        assertThat(quality.get("n").count()).isEqualTo(4);
        assertThat(quality.get("recall").get("share").number(-1)).isEqualTo(0.5);
        assertThat(quality.get("recall").get("low").number(-1)).isBetween(0.09, 0.1);
        assertThat(quality.get("falsePositives").get("share").number(-1)).isEqualTo(0.5);
        assertThat(quality.get("f1").number(-1)).isEqualTo(0.5);
        assertThat(quality.get("auc").number(-1)).isEqualTo(0.5);
        assertThat(quality.get("bestThreshold").number(-1)).isEqualTo(0.6);
        assertThat(quality.get("microsP50").number(-1)).isPositive();
    }

    @Test
    void categoriesStandApartAndTheJudgementsAreWrittenWithoutTheirTexts() throws IOException {
        Path target = folder.resolve("out.jsonl");
        assertThat(evaluate("--layer", "input", "--by-category", "--out", target.toString(), set))
                .isZero();
        assertThat(out.toString()).contains("  plain").contains("  sweet");
        assertThat(Files.readAllLines(target)).hasSize(4);
        assertThat(Files.readString(target))
                .contains("\"decision\":\"REVIEW\"")
                .doesNotContain("I want");
    }
}
