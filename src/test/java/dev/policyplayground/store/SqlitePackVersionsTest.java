package dev.policyplayground.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.library.PackFiles;
import dev.policyplayground.library.PackFiles.Reading;
import dev.policyplayground.library.PackVersion;
import dev.policyplayground.support.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policy packs' files and what is kept of them, on a real disk.
final class SqlitePackVersionsTest {
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir Path folder;

    @Test
    void eachSavedTextIsAVersionOfItsOwnFile() {
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            SqlitePackVersions versions =
                    new SqlitePackVersions(database, Clock.fixed(AT, ZoneOffset.UTC));
            assertThat(versions.of("a.yaml")).isEmpty();
            PackVersion first = versions.keep("a.yaml", "one");
            assertThat(first).isEqualTo(new PackVersion(1, AT, "one"));
            assertThat(versions.keep("a.yaml", "one")).isEqualTo(first);
            assertThat(versions.keep("a.yaml", "two").number()).isEqualTo(2);
            assertThat(versions.keep("b.yaml", "other").number()).isEqualTo(1);
        }
        try (Database database = Database.open(folder.resolve("playground.db"))) {
            assertThat(new SqlitePackVersions(database, TestClock.CLOCK).of("a.yaml"))
                    .extracting(PackVersion::text)
                    .containsExactly("two", "one");
        }
    }

    @Test
    void aFileThatIsNoPackTextIsNotRead() throws IOException {
        assertThat(PackFiles.read(folder.resolve("none.yaml"))).isEqualTo(new Reading.Gone());
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(PackFiles.read(latin)).isEqualTo(new Reading.Unreadable());
        assertThat(PackFiles.read(folder)).isInstanceOf(Reading.Unreadable.class);
        assertThat(PackFiles.stamp(folder.resolve("none.yaml"))).isEmpty();
    }

    @Test
    void packsAreMadeListedAndWrittenInTheirFolder() throws IOException {
        PackFiles files = new PackFiles(folder.resolve("policies"));
        assertThat(files.all()).isEmpty();
        Path first = files.create("usage policy/copy", "a: 1\n");
        Path second = files.create("usage policy/copy", "a: 2\n");
        assertThat(first).hasFileName("usage-policy-copy.yaml");
        assertThat(second).hasFileName("usage-policy-copy-2.yaml");
        Files.writeString(folder.resolve("policies/notes.txt"), "no pack");
        assertThat(files.all()).containsExactly(second, first);
        PackFiles.Stamp stamp = PackFiles.write(first, "a: 100\n");
        assertThat(PackFiles.stamp(first)).contains(stamp);
        assertThat(PackFiles.read(first)).isEqualTo(new Reading.Read("a: 100\n", stamp));
        assertThat(files.key(first)).isEqualTo("usage-policy-copy.yaml");
        assertThat(files.key(folder.resolve("x.yaml")))
                .isEqualTo(folder.resolve("x.yaml").toAbsolutePath().toString());
        assertThat(files.all()).as("nothing half written is left").hasSize(2);
    }
}
