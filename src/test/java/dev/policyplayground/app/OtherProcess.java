package dev.policyplayground.app;

import dev.policyplayground.support.TestClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of its own on a data folder: [WindowProcess] unless told.
record OtherProcess(Process process, BufferedReader out) implements AutoCloseable {
    static OtherProcess start(Path home, String... arguments) throws IOException {
        return start(java(WindowProcess.class, arguments), home);
    }

    /// Starts a program with the umask that is given in octal digits.
    static OtherProcess startWithUmask(
            String umask, Path home, Class<?> program, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(java(program, arguments));
        return start(command, home);
    }

    private static List<String> java(Class<?> program, String... arguments) {
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
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// A program that is not started yet.
    static ProcessBuilder builder(Path home, Class<?> program, String... arguments) {
        return builder(java(program, arguments), home);
    }

    private static ProcessBuilder builder(List<String> command, Path home) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("POLICY_PLAYGROUND_HOME", home.toString());
        builder.environment().remove("ANTHROPIC_API_KEY");
        builder.environment().remove("ANTHROPIC_BASE_URL");
        return builder;
    }

    private static OtherProcess start(List<String> command, Path home) throws IOException {
        ProcessBuilder builder = builder(command, home);
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
