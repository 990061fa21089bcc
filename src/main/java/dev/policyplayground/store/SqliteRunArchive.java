package dev.policyplayground.store;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.Provider;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.usage.TokenUsage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads kept runs from SQLite. Thread-safe.
public final class SqliteRunArchive implements RunArchive {
    private static final String NEWEST =
            """
            SELECT r.id, r.session, r.started_at, r.provider, r.asked_model, r.model, substr(r.prompt, 1, 200) AS prompt,
                   i.decision AS input_word, o.decision AS output_word, r.outcome,
                   r.input_tokens + r.cache_5m + r.cache_1h + r.cache_read AS prompt_tokens, r.output_tokens,
                   r.cost_kind, r.cost_usd
            FROM run r
            LEFT JOIN verdict i ON i.run_id = r.id AND i.layer = 'INPUT'
            LEFT JOIN verdict o ON o.run_id = r.id AND o.layer = 'OUTPUT'
            WHERE r.id < ? AND (? = '' OR r.session = ?) ORDER BY r.id DESC LIMIT ?
            """;
    // Ids are digits, small letters and hyphens: this one sorts behind them all.
    private static final String AFTER_ALL_IDS = "~";

    private final Database database;

    public SqliteRunArchive(Database database) {
        this.database = database;
    }

    @Override
    public List<RunSummary> newest(Optional<String> before, int limit) {
        return list(before.orElse(AFTER_ALL_IDS), "", limit);
    }

    @Override
    public List<RunSummary> newestOf(String session, int limit) {
        return list(AFTER_ALL_IDS, session, limit);
    }

    private List<RunSummary> list(String before, String session, int limit) {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement(NEWEST)) {
                        query.setString(1, before);
                        query.setString(2, session);
                        query.setString(3, session);
                        query.setInt(4, Math.clamp(limit, 1, 1_000));
                        List<RunSummary> runs = new ArrayList<>();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                runs.add(summary(row));
                            }
                        }
                        return runs;
                    }
                });
    }

    @Override
    public Optional<RunRecord> find(String idOrStart) {
        return database.read(
                c -> {
                    try (PreparedStatement query =
                            c.prepareStatement(
                                    "SELECT * FROM run WHERE id >= ? AND id < ? ORDER BY id LIMIT 2")) {
                        query.setString(1, idOrStart);
                        query.setString(2, idOrStart + AFTER_ALL_IDS);
                        try (ResultSet row = query.executeQuery()) {
                            if (!row.next()) {
                                return Optional.empty();
                            }
                            RunRecord run = run(c, row);
                            boolean onlyOne = run.id().equals(idOrStart) || !row.next();
                            return onlyOne ? Optional.of(run) : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public long count() {
        return database.read(
                c -> {
                    try (PreparedStatement query = c.prepareStatement("SELECT count(*) FROM run");
                            ResultSet row = query.executeQuery()) {
                        return row.next() ? row.getLong(1) : 0L;
                    }
                });
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        String answered = row.getString("model");
        String model = answered.isEmpty() ? row.getString("asked_model") : answered;
        return new RunSummary(
                row.getString("id"),
                row.getString("session"),
                Instant.parse(row.getString("started_at")),
                Provider.valueOf(row.getString("provider")),
                model,
                row.getString("prompt"),
                text(row, "input_word"),
                text(row, "output_word"),
                row.getString("outcome"),
                row.getLong("prompt_tokens"),
                row.getLong("output_tokens"),
                RunRows.cost(row.getString("cost_kind"), row.getString("cost_usd"), model));
    }

    private static RunRecord run(Connection c, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String model = row.getString("model");
        TokenUsage usage =
                new TokenUsage(
                        row.getLong("input_tokens"),
                        row.getLong("cache_5m"),
                        row.getLong("cache_1h"),
                        row.getLong("cache_read"),
                        row.getLong("output_tokens"),
                        row.getLong("thinking_tokens"));
        return new RunRecord(
                id,
                row.getString("session"),
                Instant.parse(row.getString("started_at")),
                Provider.valueOf(row.getString("provider")),
                new Draft(
                        row.getString("system_prompt"),
                        row.getString("prompt"),
                        row.getString("asked_model"),
                        row.getLong("max_tokens")),
                ReleasePolicy.valueOf(row.getString("release_policy")),
                row.getString("pack_title"),
                assessment(c, id, Layer.INPUT)
                        .orElse(Assessment.unjudged("The saved run has no input verdict.")),
                assessment(c, id, Layer.OUTPUT),
                row.getString("reply"),
                row.getString("thinking"),
                row.getString("surfaced"),
                row.getInt("leaked"),
                RunRows.outcome(row.getString("outcome"), row.getString("outcome_detail")),
                RunRows.notes(row.getString("notes")),
                new RunRecord.Answered(
                        model,
                        Optional.ofNullable(row.getString("stop_reason")),
                        Optional.ofNullable(row.getString("request_id")),
                        usage,
                        row.getString("reply_json")),
                Duration.ofNanos(row.getLong("model_nanos")),
                RunRows.cost(row.getString("cost_kind"), row.getString("cost_usd"), model));
    }

    private static Optional<Assessment> assessment(Connection c, String run, Layer layer)
            throws SQLException {
        try (PreparedStatement query =
                c.prepareStatement(
                        "SELECT nanos, json FROM verdict WHERE run_id = ? AND layer = ?")) {
            query.setString(1, run);
            query.setString(2, layer.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Duration time = Duration.ofNanos(row.getLong("nanos"));
                return Optional.of(new Assessment(VerdictJson.read(row.getString("json")), time));
            } catch (JsonFault e) {
                return Optional.of(
                        Assessment.unjudged(
                                "The saved verdict cannot be read: " + e.reason() + "."));
            }
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }
}
