package dev.policyplayground.app;

import dev.policyplayground.support.TestClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts [WindowProcess] as a program of its own on a data folder.
record OtherProcess(Process process, BufferedReader out) implements AutoCloseable {
    static OtherProcess start(Path home, String... arguments) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                "-Djava.awt.headless=true",
                                "-Xmx512m"));
        command.addAll(TestClock.arguments());
        command.addAll(List.of("-cp", classPath, WindowProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("POLICY_PLAYGROUND_HOME", home.toString());
        builder.environment().remove("ANTHROPIC_API_KEY");
        builder.environment().remove("ANTHROPIC_BASE_URL");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        return new OtherProcess(
                process,
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /// The next line that begins with one of the words, or an empty text at the end.
    String await(String... words) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            for (String word : words) {
                if (line.startsWith(word)) {
                    return line;
                }
            }
        }
        return "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
