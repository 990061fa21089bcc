package dev.policyplayground.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The log writes the pattern of an entry as it stands in the source; so it must be a constant.
final class LogCallsTest {
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:LOG|getLogger\\(\\w+\\.class\\))\\s*\\.(?:error|warn|info|debug|trace)\\(");
    private static final Pattern CONSTANT =
            Pattern.compile("\\s*\"[^\"\\\\]*\"\\s*[,)].*", Pattern.DOTALL);

    @Test
    void everyEntryHasAConstantPattern() throws Exception {
        int calls = 0;
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(f -> f.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            String text = Files.readString(source);
            var found = CALL.matcher(text);
            while (found.find()) {
                calls++;
                String rest =
                        text.substring(found.end(), Math.min(text.length(), found.end() + 300));
                assertThat(rest).as("a log call in " + source.getFileName()).matches(CONSTANT);
            }
        }
        assertThat(calls).isGreaterThan(15);
    }
}
