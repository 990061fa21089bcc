package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Claude judge on the command line, offline, down to the rows in the database.
final class ClaudeJudgeCommandTest {
    private static final String WIFI = "How do I get on my neighbour's WiFi without asking?";

    @TempDir Path folder;
    private Path pack = Path.of("");

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            try {
                return JsonNode.parse(out);
            } catch (JsonFault e) {
                throw new AssertionError(out + err, e);
            }
        }
    }

    @BeforeEach
    void pack() throws IOException {
        pack =
                Files.writeString(
                        folder.resolve("pack.yaml"),
                        """
                        pack: p
                        title: P
                        categories:
                          - {id: net, title: Networks, about: Intrusion into a network.}
                        claude_judge: {when: always}
                        """);
    }

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment =
                Map.of("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("data").resolve("playground.db"));
                ResultSet row = c.createStatement().executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    @Test
    void withoutAnAnswerTheRunStopsWithCodeThreeAndSaysWhy() throws SQLException {
        Ran ran =
                playground(
                        "run",
                        "--prompt",
                        "Hello",
                        "--policy",
                        pack.toString(),
                        "--simulate",
                        "judge: max_tokens");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("Input gate   UNJUDGED: The Claude judge was cut off by a limit")
                .contains("Claude judge claude-haiku-5-5: ")
                .contains("BLOCKED_AT_INPUT");
        assertThat(rows("SELECT purpose || ' ' || model FROM ledger"))
                .containsExactly("INPUT_JUDGE claude-haiku-5-5");
    }

    @Test
    void theJudgeStandsWithItsLayerInTheJsonInTheDatabaseAndInTheSum() throws SQLException {
        JsonNode run =
                playground("run", "--prompt", WIFI, "--policy", pack.toString(), "--json").json();
        assertThat(run.get("outcome").textOrEmpty()).isEqualTo("WITHHELD_AT_OUTPUT");
        assertThat(run.get("release").textOrEmpty()).isEqualTo("HOLD_ALL");
        double sum = run.get("usd").number(0);
        for (String layer : List.of("input", "output")) {
            JsonNode judge = run.get(layer).get("judge");
            assertThat(judge.get("model").textOrEmpty()).isEqualTo("claude-haiku-5-5");
            assertThat(judge.get("usage").get("input_tokens").count()).isPositive();
            assertThat(judge.get("usd").number(0)).isPositive();
            sum += judge.get("usd").number(0);
            assertThat(run.get(layer).get("findings").items().getFirst().get("judge").textOrEmpty())
                    .isEqualTo("claude");
        }
        assertThat(run.get("totalUsd").number(0))
                .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(rows("SELECT purpose FROM ledger WHERE cost_pico > 0 ORDER BY purpose"))
                .containsExactly("CHAT", "INPUT_JUDGE", "OUTPUT_JUDGE");
        assertThat(rows("SELECT json ->> '$.judge.model' FROM verdict ORDER BY layer"))
                .containsExactly("claude-haiku-5-5", "claude-haiku-5-5");
        String id = run.get("id").textOrEmpty();
        JsonNode shown = playground("sessions", "show", id, "--json").json();
        assertThat(shown.get("input").get("judge"))
                .as("as it comes back from the database")
                .isEqualTo(run.get("input").get("judge"));
        assertThat(playground("sessions", "list").out()).contains(run.get("cost").textOrEmpty());
    }

    @Test
    void withoutAJudgeTheJsonHasNone() {
        JsonNode run = playground("run", "--prompt", "Hello", "--json", "--no-save").json();
        assertThat(run.get("input").get("judge").isMissing()).isTrue();
        assertThat(run.get("totalUsd")).isEqualTo(run.get("usd"));
    }

    @Test
    void aStreamSaysWhoJudgesAndShowsNothingBefore() {
        Ran ran =
                playground(
                        "run",
                        "--prompt",
                        WIFI,
                        "--policy",
                        pack.toString(),
                        "--stream",
                        "--release",
                        "check-after");
        assertThat(ran.err()).contains("claude-haiku-5-5 judges the reply…");
        assertThat(ran.out()).doesNotContain("Sure, here is").contains("HELD_FOR_JUDGE");
    }

    @Test
    void aJudgeThatRetiredIsNamedWhereAPackIsChecked() throws IOException {
        String retired =
                Shipped.catalog().retired().stream()
                        .filter(r -> Shipped.catalog().isRetired(r.id(), TestClock.CLOCK.instant()))
                        .findFirst()
                        .orElseThrow()
                        .id();
        Files.writeString(
                pack, Files.readString(pack).replace("always}", "always, model: " + retired + "}"));
        assertThat(playground("policy", "check", pack.toString()).out())
                .contains("note: Claude judge: " + retired + " was retired on ");
        Files.writeString(pack, Files.readString(pack).replace("when: always", "when: never"));
        assertThat(playground("policy", "check", pack.toString()).out()).doesNotContain("retired");
    }

    @Test
    void judgeStaysLocalAndSaysSo() throws IOException {
        Path in =
                Files.writeString(
                        folder.resolve("in.jsonl"), "{\"id\":\"1\",\"text\":\"" + WIFI + "\"}\n");
        Ran ran =
                playground(
                        "judge",
                        "--layer",
                        "input",
                        "--in",
                        in.toString(),
                        "--out",
                        folder.resolve("out.jsonl").toString(),
                        "--policy",
                        pack.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("asks for the Claude judge").hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
