package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user of the command line sees of a fault, and what the log holds of it.
final class FaultsTest {
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "playground: a fault in the program stopped this command \\(error code (\\w{4}-\\w{4})\\)\\. [^\\n]*\\n");

    @TempDir Path home;

    private record Ended(int code, String out, String err, String log) {}

    @ParameterizedTest
    @ValueSource(strings = {"main", "virtual", "platform", "simulator", "command"})
    void aFaultIsOneSentenceWithItsCodeAndEndsTheProgramWith70(String where) throws Exception {
        Ended ended = run(where);
        assertThat(ended.code).isEqualTo(ExitCode.BUG);
        Matcher sentence = SENTENCE.matcher(ended.err);
        assertThat(sentence.matches()).as(ended.err).isTrue();
        assertThat(ended.log)
                .contains(sentence.group(1))
                .contains("java.lang.IllegalStateException", "FaultProcess.fault(")
                .contains("caused by: java.lang.NumberFormatException")
                .startsWith("Policy Playground ");
        assertHoldsNoWords(ended);
    }

    @Test
    void theSameFaultHasTheSameCodeInAnotherProgram() throws Exception {
        assertThat(code(run("main"))).isEqualTo(code(run("main")));
    }

    @Test
    void nothingThatIsLoggedReachesTheTerminalAndNoWordsReachTheLog() throws Exception {
        Ended ended = run("log");
        assertThat(ended.code).isZero();
        assertThat(ended.err).isEmpty();
        assertThat(ended.log).contains("FaultProcess: … 7\n", "okhttp3.Client: …\n", "javafx.css:");
        assertHoldsNoWords(ended);
    }

    @Test
    void theLogIsItsUsersAlone() throws Exception {
        run("log");
        assertThat(Files.getPosixFilePermissions(home.resolve("logs/playground.log")))
                .containsExactlyInAnyOrder(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aFolderThatCannotHoldALogLosesNoSentence() throws Exception {
        Files.writeString(home.resolve("logs"), "a file where the folder should be");
        Ended ended = run("main");
        assertThat(ended.code).isEqualTo(ExitCode.BUG);
        assertThat(ended.err).contains("error code").doesNotContain("playground.log");
    }

    private static String code(Ended ended) {
        Matcher sentence = SENTENCE.matcher(ended.err);
        assertThat(sentence.matches()).isTrue();
        return sentence.group(1);
    }

    private static void assertHoldsNoWords(Ended ended) {
        assertThat(ended.err + ended.out + ended.log)
                .doesNotContain(FaultProcess.KEY)
                .doesNotContain(FaultProcess.PROMPT);
    }

    private Ended run(String where) throws Exception {
        Path err = Files.createTempFile(home, "err", ".txt");
        ProcessBuilder builder = OtherProcess.builder(home, FaultProcess.class, where);
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, Files.readString(err), log());
    }

    private String log() throws IOException {
        Path logs = home.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
