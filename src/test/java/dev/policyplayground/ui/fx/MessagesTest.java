package dev.policyplayground.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text that is asked for exists, and every text that exists is asked for.
final class MessagesTest {
    private static final Pattern IN_JAVA = Pattern.compile("\"((?:[a-z]+\\.)+[a-zA-Z_.]+)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-zA-Z.]+)\"");
    // Keys that are put together from a name: the beginning stands in the code.
    private static final Pattern BEGINNING = Pattern.compile("\"((?:[a-z]+\\.)+)\" \\+");

    private static String all(String root, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(p -> p.toString().endsWith(ending))
                    .map(MessagesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void keysAndTheirUsesAgree() {
        Set<String> keys = new TreeSet<>(Messages.bundle().keySet());
        String java = all("src/main/java/dev/policyplayground/ui", ".java");
        Set<String> used =
                found(IN_FXML, all("src/main/resources/dev/policyplayground/ui", ".fxml"));
        assertThat(keys).as("missing keys that FXML asks for").containsAll(used);
        used.addAll(found(IN_JAVA, java).stream().filter(keys::contains).toList());
        Set<String> beginnings = found(BEGINNING, java);
        Set<String> unused =
                keys.stream()
                        .filter(
                                k ->
                                        !used.contains(k)
                                                && beginnings.stream().noneMatch(k::startsWith))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).as("keys that nothing uses").isEmpty();
    }

    @Test
    void noTextNeedsEscaping() {
        for (String key : Messages.bundle().keySet()) {
            assertThat(Messages.bundle().getString(key)).as(key).doesNotContain("'").isNotBlank();
        }
    }
}
