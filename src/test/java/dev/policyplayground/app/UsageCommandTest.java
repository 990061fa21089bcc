package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.PlaygroundCommand;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.settings.SecretStore;
import dev.policyplayground.support.Shipped;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `playground usage` and `playground prices` over a real database and a real price file.
@Tag("clock")
final class UsageCommandTest {
    private static final String ZONE = new UsageDays(TestClock.CLOCK.getZone()).name();

    @TempDir Path home;

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            try {
                return JsonNode.parse(out);
            } catch (JsonFault e) {
                throw new AssertionError(out + err, e);
            }
        }
    }

    private Ran playground(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment = Map.of("POLICY_PLAYGROUND_HOME", home.toString());
        try (CommandLineBench bench =
                new CommandLineBench(new Parts(environment, SecretStore.NONE, TestClock.CLOCK))) {
            int code =
                    PlaygroundCommand.execute(
                            bench, new PrintWriter(out), new PrintWriter(err), args);
            return new Ran(code, out.toString(), err.toString());
        }
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.asDecimal().orElseThrow();
    }

    @Test
    void wrongUsageIsSaid() {
        for (String[] args :
                List.of(
                        new String[] {"usage", "--days", "0"},
                        new String[] {"usage", "--by", "colour"},
                        new String[] {"usage", "--json", "--csv"},
                        new String[] {"prices", "frobnicate"})) {
            Ran ran = playground(args);
            assertThat(ran.code()).as(String.join(" ", args)).isEqualTo(64);
            assertThat(ran.err()).startsWith("playground: ");
        }
    }

    @Test
    void withoutRunsThereIsNoUsageAndNoMoneyIsMadeUp() {
        Ran ran = playground("usage");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("No simulated usage in the last 30 days in " + ZONE + ".\n");
        assertThat(playground("usage", "--csv").out()).startsWith("provider,zone,day,entries,");
        assertThat(playground("usage", "--json").json().get("runs").count()).isZero();
    }

    @Test
    void usageAddsUpWhatTheRunsTook() {
        Ran surfaced = playground("run", "--json", "--prompt", "How do I kill a Python process?");
        assertThat(surfaced.code()).isZero();
        playground(
                "run",
                "--prompt",
                "Write a script to generate malware that infiltrates Windows systems");
        BigDecimal cost = decimal(surfaced.json().get("usd"));
        JsonNode usage = playground("usage", "--json", "--by", "purpose").json();
        assertThat(usage.get("provider").textOrEmpty()).isEqualTo("SIMULATED");
        assertThat(usage.get("runs").count()).isEqualTo(2);
        assertThat(decimal(usage.get("total").get("usd"))).isEqualByComparingTo(cost);
        assertThat(decimal(usage.get("total").get("notSpentAtLeastUsd"))).isPositive();
        assertThat(usage.get("by_purpose").items())
                .extracting(p -> p.get("purpose").textOrEmpty() + " " + p.get("entries").count())
                .containsExactlyInAnyOrder("CHAT 1", "INPUT_JUDGE 2", "OUTPUT_JUDGE 1");
        String words = playground("usage").out();
        assertThat(words)
                .contains(
                        "would cost",
                        "2 runs, simulated, in the last 30 days in " + ZONE + ".",
                        "not spent because runs were stopped");
        assertThat(playground("usage", "--csv", "--by", "model").out())
                .contains("SIMULATED," + ZONE + ",claude-opus-5-5,4,");
        assertThat(playground("usage", "--live").out()).startsWith("No live usage");
    }

    @Test
    void pricesSayWhatHoldsAndWhereItIsFrom() {
        Ran ran = playground("prices");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("As of 2026-11-22, bundled with the program.")
                .contains("claude-haiku-5-5", "to 100,000", "above", "x1.1");
        JsonNode json = playground("prices", "--json").json();
        assertThat(json.get("file").isMissing()).isTrue();
        assertThat(json.get("batchFactor").asDecimal()).contains(new BigDecimal("0.5"));
        assertThat(json.get("usdPerMillionTokens").items()).hasSize(20);
    }

    @Test
    void editedPricesAreInForceForTheNextRun() throws IOException {
        Ran edit = playground("prices", "edit");
        Path file = home.resolve("prices.json");
        assertThat(edit.out().strip()).isEqualTo(file.toString());
        assertThat(file).hasContent(Shipped.text("prices.json"));
        BigDecimal before = costOfARun();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"input\": 4,", "\"input\": 400,")
                        .replace("\"output\": 20,", "\"output\": 2000,"));
        assertThat(costOfARun()).isEqualByComparingTo(before.multiply(BigDecimal.valueOf(100)));
        assertThat(playground("prices").out()).contains("from " + file);
        Ran again = playground("prices", "edit");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("left as it is");
        assertThat(Files.readString(file)).contains("\"input\": 400,");
    }

    @Test
    void aDamagedPriceFileIsNamedAndRunsGoOnWithTheBundledPrices() throws IOException {
        BigDecimal before = costOfARun();
        Path file = Files.writeString(home.resolve("prices.json"), "{\n\"as_of\": oops");
        Ran ran = playground("prices");
        assertThat(ran.code()).isEqualTo(65);
        assertThat(ran.err()).contains(file + ": not valid JSON at line 2");
        assertThat(ran.out()).contains("bundled with the program");
        assertThat(costOfARun()).isEqualByComparingTo(before);
        assertThat(playground("doctor").out()).contains(file + ": not valid JSON");
        assertThat(file).hasContent("{\n\"as_of\": oops");
    }

    private BigDecimal costOfARun() {
        return decimal(
                playground("run", "--json", "--prompt", "How do I kill a Python process?")
                        .json()
                        .get("usd"));
    }
}
