package dev.policyplayground.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two windows and a command line save on one data folder at once. Three seconds in each build; a
/// minute with `-Dsoak.seconds=60`.
final class SharedFolderTest {
    @TempDir Path home;

    @Test
    void noRunIsLostAndNobodyIsLockedOut() throws Exception {
        String seconds = System.getProperty("soak.seconds", "3");
        List<OtherProcess> others = new ArrayList<>();
        try {
            others.add(OtherProcess.start(home, "window", seconds));
            others.add(OtherProcess.start(home, "window", seconds));
            others.add(OtherProcess.start(home, "commands", seconds));
            long saved = 0;
            for (OtherProcess other : others) {
                String said = other.await("SAVED", "PROBLEM");
                assertThat(said).startsWith("SAVED ");
                long count = Long.parseLong(said.substring(6));
                assertThat(count).isPositive();
                saved += count;
            }
            System.out.println("SharedFolderTest: " + saved + " runs in " + seconds + " s");
            assertThat(count("SELECT count(*) FROM run")).isEqualTo(saved);
            assertThat(count("SELECT count(*) FROM verdict")).isEqualTo(2 * saved);
            assertThat(count("SELECT count(*) FROM ledger")).isEqualTo(3 * saved);
        } finally {
            others.forEach(OtherProcess::close);
        }
    }

    private long count(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("playground.db"));
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
