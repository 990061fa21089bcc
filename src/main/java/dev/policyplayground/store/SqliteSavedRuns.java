package dev.policyplayground.store;

import dev.policyplayground.backtest.SavedRuns;
import dev.policyplayground.backtest.SavedTexts;
import dev.policyplayground.backtest.ScoredRun;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Scores;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads kept runs for back-tests from SQLite. Thread-safe.
public final class SqliteSavedRuns implements SavedRuns {
    // Ids are digits, small letters and hyphens: this one sorts behind them all.
    private static final String AFTER_ALL_IDS = "~";
    private static final String SCORES =
            """
            SELECT r.id, r.started_at, substr(r.prompt, 1, 200) AS prompt, i.json AS input, o.json AS output FROM run r
            LEFT JOIN verdict i ON i.run_id = r.id AND i.layer = 'INPUT'
            LEFT JOIN verdict o ON o.run_id = r.id AND o.layer = 'OUTPUT'
            WHERE r.deleted_at IS NULL AND r.id < ? ORDER BY r.id DESC LIMIT ?
            """;
    private static final String TEXTS =
            """
            SELECT r.id, r.started_at, r.turns, r.prompt,
                   CASE WHEN o.run_id IS NULL THEN NULL ELSE r.reply END AS reply FROM run r
            LEFT JOIN verdict o ON o.run_id = r.id AND o.layer = 'OUTPUT'
            WHERE r.deleted_at IS NULL AND r.id < ? ORDER BY r.id DESC LIMIT ?
            """;

    private final Database database;

    public SqliteSavedRuns(Database database) {
        this.database = database;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public List<ScoredRun> scores(Optional<String> before, int limit) {
        return rows(
                SCORES,
                before,
                limit,
                row ->
                        new ScoredRun(
                                row.getString("id"),
                                Instant.parse(row.getString("started_at")),
                                row.getString("prompt"),
                                scores(row.getString("input")),
                                scores(row.getString("output"))));
    }

    @Override
    public List<SavedTexts> texts(Optional<String> before, int limit) {
        return rows(
                TEXTS,
                before,
                limit,
                row ->
                        new SavedTexts(
                                row.getString("id"),
                                Instant.parse(row.getString("started_at")),
                                new Exchange(
                                        RunRows.turns(row.getString("turns")).stream()
                                                .filter(turn -> !turn.isQuarantined())
                                                .toList(),
                                        row.getString("prompt")),
                                Optional.ofNullable(row.getString("reply"))));
    }

    @Override
    public long count() {
        return database.read(
                c -> {
                    try (PreparedStatement query =
                                    c.prepareStatement(
                                            "SELECT count(*) FROM run WHERE deleted_at IS NULL");
                            ResultSet row = query.executeQuery()) {
                        return row.next() ? row.getLong(1) : 0L;
                    }
                });
    }

    private <T> List<T> rows(String sql, Optional<String> before, int limit, Reader<T> reader) {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(sql)) {
                        query.setString(1, before.orElse(AFTER_ALL_IDS));
                        query.setInt(2, Math.clamp(limit, 1, PAGE));
                        List<T> found = new ArrayList<>();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                found.add(reader.read(row));
                            }
                        }
                        return found;
                    }
                });
    }

    // A verdict that cannot be read any more has no scores to compare.
    private static Optional<Scores> scores(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return VerdictJson.read(json) instanceof Verdict.Judged judged
                    ? Optional.of(judged.scores())
                    : Optional.empty();
        } catch (JsonFault _) {
            return Optional.empty();
        }
    }
}
