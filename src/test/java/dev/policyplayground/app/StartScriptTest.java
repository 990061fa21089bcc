package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The start script as a program of its own, in environments such as cron's and a container's.
final class StartScriptTest {
    private static final String WORDS = "naïve ☃ Größe";

    @TempDir Path folder;
    private Path script = Path.of("");

    private record Ended(int code, String out, String err) {
        JsonNode json() throws JsonFault {
            return JsonNode.parse(out);
        }
    }

    @BeforeEach
    void distribution() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        script = Distribution.make(folder.resolve("dist")).script();
    }

    /// Runs shell commands in which `$P` is the program.
    private Ended sh(Map<String, String> environment, String commands) throws Exception {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        List<String> command = new ArrayList<>(List.of("sh", "-c", commands));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> given = builder.environment();
        given.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("ANTHROPIC"));
        given.remove("LANG");
        given.put("P", "sh " + script);
        given.put("JAVA_HOME", System.getProperty("java.home"));
        given.put("POLICY_PLAYGROUND_HOME", folder.resolve("data").toString());
        given.putAll(environment);
        given.values().removeIf(String::isEmpty);
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new Ended(code, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    // --- what cannot be right is refused

    @Test
    void wordsThatDidNotArriveAreRefusedAndNotJudged() throws Exception {
        Path words = Files.write(folder.resolve("words"), new byte[] {'a', (byte) 0xEF, 'b'});
        Ended ended =
                sh(Map.of("LC_ALL", "C.UTF-8"), "$P run --json --prompt \"$(cat " + words + ")\"");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("did not arrive").doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aHomeThatCannotBeWrittenEndsInASentence() throws Exception {
        Ended ended =
                sh(
                        Map.of("POLICY_PLAYGROUND_HOME", "", "XDG_DATA_HOME", "/dev/null/x"),
                        "$P sessions list");
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.err()).contains("cannot be made").doesNotContain("\tat ");
    }

    // --- locales

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "tr_TR.UTF-8", "no_SUCH"})
    void whatIsWrittenArrivesWhateverTheLocale(String locale) throws Exception {
        Path file = Files.writeString(folder.resolve("pröm.txt"), WORDS);
        Map<String, String> environment =
                Map.of("LC_ALL", locale, "POLICY_PLAYGROUND_HOME", folder + "/dätä");
        Ended ended = sh(environment, "$P run --json --prompt '" + WORDS + "'");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.json().get("prompt").textOrEmpty()).isEqualTo(WORDS);
        if (locale.equals("C")) {
            Ended fromFile = sh(environment, "$P run --json --prompt @'" + file + "'");
            assertThat(fromFile.err()).isEmpty();
            assertThat(fromFile.json().get("prompt").textOrEmpty()).isEqualTo(WORDS);
        }
        assertThat(folder.resolve("dätä/playground.db")).exists();
    }

    @ParameterizedTest
    @CsvSource({"ar,EG", "tr,TR", "de,DE", "th,TH"})
    void numbersHaveTheSameDigitsInEachLanguage(String language, String country) throws Exception {
        Ended ended =
                sh(
                        Map.of(
                                "PLAYGROUND_JAVA_OPTS",
                                "-Duser.language=" + language + "\n-Duser.country=" + country),
                        "$P run --prompt Hello");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).matches("(?s)[\\p{ASCII}µ…’]*").containsPattern("\\d\\.\\d\\d ms");
    }

    // --- the rest of the environment

    @Test
    void withoutAHomeTheJdkIsStillLookedFor() throws Exception {
        Ended ended = sh(Map.of("HOME", "", "JAVA_HOME", "", "PATH", "/bin:/usr/bin"), "$P doctor");
        assertThat(ended.err()).doesNotContain("parameter not set").doesNotContain("unbound");
        assertThat(ended.code()).as("found, or a sentence that says it was not").isIn(0, 70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Foo/Bar", "Asia/Kathmandu", ":/no/such"})
    void oddZonesAreNoTrouble(String zone) throws Exception {
        Ended ended =
                sh(Map.of("TZ", zone), "$P run --prompt Hello >/dev/null && $P sessions list");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
    }

    @Test
    void closedDescriptorsAreNotTakenForFiles() throws Exception {
        Ended ended = sh(Map.of(), "$P run --prompt - <&-");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("--prompt is empty");
        ended = sh(Map.of(), "$P doctor >&-");
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.err()).contains("output could not be written");
        ended = sh(Map.of(), "$P sessions show nothing 2>&-");
        assertThat(ended.code()).isEqualTo(65);
    }

    @Test
    void aReaderThatGoesAwayIsNoBadData() throws Exception {
        Path lines = folder.resolve("lines");
        Files.writeString(lines, "{\"id\":\"1\",\"text\":\"hello\"}\n".repeat(3_000));
        for (String command : List.of("judge --layer input --in " + lines, "models --help")) {
            Ended ended =
                    sh(Map.of(), "{ $P " + command + "; echo $? > " + folder + "/code; } | true");
            assertThat(ended.err()).doesNotContain("disk", "Broken pipe");
            assertThat(read(folder.resolve("code")).strip()).as(command).isIn("0", "141");
        }
    }
}
