package dev.policyplayground.store;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.library.SavedPrompt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Named prompts in SQLite. Thread-safe.
public final class SqlitePromptLibrary implements PromptLibrary {
    private static final String NEWEST =
            """
            SELECT p.name, v.number, v.made_at, v.text FROM prompt p JOIN prompt_version v ON v.prompt_id = p.id
            WHERE v.number = (SELECT max(number) FROM prompt_version WHERE prompt_id = p.id) AND (? = '' OR p.name = ?)
            ORDER BY p.name COLLATE NOCASE
            """;
    private final Database database;
    private final Clock clock;

    public SqlitePromptLibrary(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<SavedPrompt> prompts() {
        return database.read(c -> newest(c, ""));
    }

    @Override
    public Optional<SavedPrompt> find(String name) {
        // The query takes an empty name for all.
        return name.isBlank()
                ? Optional.empty()
                : database.read(c -> newest(c, name.strip()).stream().findFirst());
    }

    @Override
    public List<PromptVersion> versions(String name) {
        return database.read(c -> versions(c, name.strip(), "DESC"));
    }

    @Override
    public PromptVersion save(String name, String text) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a prompt needs a name");
        }
        String kept = name.strip();
        return database.write(
                c -> {
                    execute(c, "INSERT OR IGNORE INTO prompt (name) VALUES (?)", kept);
                    List<PromptVersion> before = versions(c, kept, "DESC");
                    if (!before.isEmpty() && before.getFirst().text().equals(text)) {
                        return before.getFirst();
                    }
                    PromptVersion next =
                            new PromptVersion(
                                    before.isEmpty() ? 1 : before.getFirst().number() + 1,
                                    clock.instant(),
                                    text);
                    insert(c, kept, next);
                    return next;
                });
    }

    @Override
    public boolean rename(String from, String to) {
        return !to.isBlank()
                && database.write(
                        c ->
                                execute(
                                                c,
                                                "UPDATE OR IGNORE prompt SET name = ? WHERE name = ?",
                                                to.strip(),
                                                from.strip())
                                        > 0);
    }

    @Override
    public List<PromptVersion> delete(String name) {
        return database.write(
                c -> {
                    List<PromptVersion> gone = versions(c, name.strip(), "ASC");
                    execute(c, "DELETE FROM prompt WHERE name = ?", name.strip());
                    return gone;
                });
    }

    @Override
    public boolean restore(String name, List<PromptVersion> versions) {
        return database.write(
                c -> {
                    boolean isFree =
                            execute(c, "INSERT OR IGNORE INTO prompt (name) VALUES (?)", name) > 0;
                    for (PromptVersion version : isFree ? versions : List.<PromptVersion>of()) {
                        insert(c, name, version);
                    }
                    return isFree;
                });
    }

    private static void insert(Connection c, String name, PromptVersion version)
            throws SQLException {
        execute(
                c,
                "INSERT INTO prompt_version (prompt_id, number, made_at, text) SELECT id, CAST(? AS INTEGER), ?, ? FROM prompt WHERE name = ?",
                String.valueOf(version.number()),
                version.madeAt().toString(),
                version.text(),
                name);
    }

    private static int execute(Connection c, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static List<SavedPrompt> newest(Connection c, String name) throws SQLException {
        try (PreparedStatement query = c.prepareStatement(NEWEST)) {
            query.setString(1, name);
            query.setString(2, name);
            List<SavedPrompt> prompts = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    prompts.add(new SavedPrompt(row.getString("name"), version(row)));
                }
            }
            return prompts;
        }
    }

    private static List<PromptVersion> versions(Connection c, String name, String order)
            throws SQLException {
        try (PreparedStatement query =
                c.prepareStatement(
                        "SELECT v.number, v.made_at, v.text FROM prompt_version v JOIN prompt p ON p.id = v.prompt_id WHERE p.name = ? ORDER BY v.number "
                                + order)) {
            query.setString(1, name);
            List<PromptVersion> versions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    versions.add(version(row));
                }
            }
            return versions;
        }
    }

    private static PromptVersion version(ResultSet row) throws SQLException {
        return new PromptVersion(
                row.getInt("number"),
                Instant.parse(row.getString("made_at")),
                row.getString("text"));
    }
}
