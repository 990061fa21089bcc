package dev.policyplayground.store;

import dev.policyplayground.library.PackVersion;
import dev.policyplayground.library.PackVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Saved states of policy packs in SQLite. Thread-safe.
public final class SqlitePackVersions implements PackVersions {
    private final Database database;
    private final Clock clock;

    public SqlitePackVersions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<PackVersion> of(String pack) {
        return database.read(c -> versions(c, pack));
    }

    @Override
    public PackVersion keep(String pack, String text) {
        return database.write(
                c -> {
                    List<PackVersion> before = versions(c, pack);
                    if (!before.isEmpty() && before.getFirst().text().equals(text)) {
                        return before.getFirst();
                    }
                    int number = before.isEmpty() ? 1 : before.getFirst().number() + 1;
                    PackVersion next = new PackVersion(number, clock.instant(), text);
                    insert(c, pack, next);
                    return next;
                });
    }

    private static void insert(Connection c, String pack, PackVersion version) throws SQLException {
        try (PreparedStatement row =
                c.prepareStatement(
                        Sql.insert("pack_version", "pack", "number", "made_at", "text"))) {
            row.setString(1, pack);
            row.setInt(2, version.number());
            row.setString(3, version.madeAt().toString());
            row.setString(4, version.text());
            row.executeUpdate();
        }
    }

    private static List<PackVersion> versions(Connection c, String pack) throws SQLException {
        try (PreparedStatement query =
                c.prepareStatement(
                        "SELECT number, made_at, text FROM pack_version WHERE pack = ? ORDER BY number DESC")) {
            query.setString(1, pack);
            List<PackVersion> versions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    versions.add(
                            new PackVersion(
                                    row.getInt("number"),
                                    Instant.parse(row.getString("made_at")),
                                    row.getString("text")));
                }
            }
            return versions;
        }
    }
}
