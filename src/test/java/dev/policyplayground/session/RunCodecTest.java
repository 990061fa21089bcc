package dev.policyplayground.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.support.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunCodecTest {
    @Test
    void aRunComesBackAsItWas() throws JsonFault {
        for (RunRecord run : Runs.ofEveryOutcome()) {
            String line = RunCodec.write(run).toString();
            assertThat(line).doesNotContain("\n");
            assertThat(RunCodec.read(JsonNode.parse(line))).isEqualTo(run);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "format, x, 'format'",
        "id, ../../etc, 'id'",
        "session, ' ', 'session'",
        "startedAt, yesterday, 'startedAt'",
        "startedAt, +1000000000-12-31T23:59:59Z, 'startedAt'",
        "startedAt, 1969-12-31T23:59:59Z, 'startedAt'",
        "provider, FREE, 'provider'",
        "release, NEVER, 'release'",
        "outcome, WON, no such outcome",
        "prompt, , 'prompt'"
    })
    void whatDoesNotFitIsRefusedByName(String member, String value, String named) {
        JsonNode json = RunCodec.write(Runs.ofEveryOutcome().getFirst());
        JsonNode broken = value == null ? json.putNull(member) : json.put(member, value);
        assertThatThrownBy(() -> RunCodec.read(broken))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining(named);
    }

    @Test
    void aFindingMayNotPointBehindItsText() {
        JsonNode json = RunCodec.write(Runs.ofEveryOutcome().getFirst()).put("prompt", "short");
        assertThatThrownBy(() -> RunCodec.read(json))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining("points behind the end");
    }

    @Test
    void badLinesAreNamedAndTheRestComesIn() throws IOException {
        List<RunRecord> runs = Runs.ofEveryOutcome();
        String file =
                RunCodec.write(runs.get(0))
                        + "\nnot json\n{\"format\":\"other\"}\n\n"
                        + RunCodec.write(runs.get(1))
                        + "\n";
        List<RunRecord> kept = new ArrayList<>();
        RunImport.Report report =
                RunImport.read(
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                        batch -> {
                            kept.addAll(batch);
                            return batch.size();
                        });
        assertThat(kept).containsExactly(runs.get(0), runs.get(1));
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.bad()).isEqualTo(2);
        assertThat(report.faults()).hasSize(2).allMatch(f -> f.startsWith("line "));
    }

    /// Whatever a file holds, nothing but a fault or a run comes of it.
    @Property(tries = 300)
    void aHostileObjectIsARunOrAFault(@ForAll("mutated") String line) {
        try {
            assertThat(RunCodec.read(JsonNode.parse(line)).id()).isNotBlank();
        } catch (JsonFault e) {
            assertThat(e.reason()).isNotBlank();
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> mutated() {
        String whole = RunCodec.write(Runs.ofEveryOutcome().getFirst()).toString();
        return net.jqwik.api.Combinators.combine(
                        net.jqwik.api.Arbitraries.integers().between(0, whole.length() - 1),
                        net.jqwik.api.Arbitraries.integers().between(0, 40),
                        net.jqwik.api.Arbitraries.strings().ofMaxLength(12))
                .as(
                        (at, gone, put) ->
                                whole.substring(0, at)
                                        + put
                                        + whole.substring(Math.min(whole.length(), at + gone)));
    }
}
