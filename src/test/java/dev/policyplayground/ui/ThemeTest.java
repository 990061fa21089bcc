package dev.policyplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ThemeTest {
    private static final Path THEME =
            Path.of("src", "main", "resources", "dev", "policyplayground", "ui");

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(THEME)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    /// An icon's em is that of its own font, whose size is the icon's: it grows at each pass.
    @Test
    void noIconIsSizedInEm() throws IOException {
        for (String end : List.of(".css", ".fxml")) {
            List<Path> files = files(end);
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("-fx-icon-size:\\s*[0-9.]+(em|ex|%)");
            }
        }
    }

    /// Everything else takes its colours from there, so that both themes stay whole.
    @Test
    void coloursStandInTheTokensAlone() throws IOException {
        for (Path file : files(".css")) {
            String name = file.getFileName().toString();
            if (!name.equals("tokens.css") && !name.equals("modena-bridge.css")) {
                assertThat(Files.readString(file))
                        .as(name)
                        .doesNotContainPattern("#[0-9a-fA-F]{6}\\b");
            }
        }
    }
}
