package dev.policyplayground.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.library.PlainFile.Reading;
import dev.policyplayground.library.PlainFile.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are taken as prompts, refusals first.
final class PlainFileTest {
    @TempDir Path folder;

    private Reading read(String name, byte[] bytes) throws IOException {
        return PlainFile.read(Files.write(folder.resolve(name), bytes));
    }

    @Test
    void whatIsNoPlainTextIsRefused() throws IOException {
        assertThat(read("a.txt", new byte[] {'a', (byte) 0xff}))
                .isEqualTo(new Reading.Refused(Why.NOT_UTF8));
        assertThat(read("a.png", new byte[] {'P', 0, 'N'}))
                .isEqualTo(new Reading.Refused(Why.NOT_UTF8));
        assertThat(read("a.txt", "a".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Refused(Why.TOO_LARGE));
        assertThat(read("a.txt", "\uFEFF \n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Refused(Why.EMPTY));
        assertThat(PlainFile.read(folder)).isEqualTo(new Reading.Refused(Why.UNREADABLE));
        assertThat(PlainFile.read(folder.resolve("gone")))
                .isEqualTo(new Reading.Refused(Why.UNREADABLE));
    }

    @Test
    void theMarkIsDroppedAndLinesEndAlike() throws IOException {
        assertThat(read("Bot v2.md", "\uFEFFOne\r\nTwo\rThree\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Read("Bot v2", "One\nTwo\nThree\n"));
        String most = "a".repeat(1024 * 1024);
        assertThat(read("most.txt", most.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Read("most", most));
    }

    @Test
    void aNameComesFromTheFilesAndAlwaysFits() {
        assertThat(PromptName.ofFile(Path.of("x/.md"))).isEqualTo(".md");
        assertThat(PromptName.ofFile(Path.of("a.b.txt"))).isEqualTo("a.b");
        for (String name : new String[] {"x".repeat(99) + "😀😀.md", "y".repeat(200), "a\tb.txt"}) {
            assertThat(PromptName.fault(PromptName.ofFile(Path.of(name)))).as(name).isEmpty();
        }
        assertThat(PromptName.fault("a\nb")).contains(PromptName.Fault.CONTROL_CHARACTER);
    }
}
