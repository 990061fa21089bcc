package dev.policyplayground.store;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.AskedJson;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.ReleasePolicy;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.SessionSummary;
import dev.policyplayground.usage.Provider;
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
    // Ids are digits, small letters and hyphens: this one sorts behind them all.
    private static final String AFTER_ALL_IDS = "~";

    private final Database database;

    public SqliteRunArchive(Database database) {
        this.database = database;
    }

    @Override
    public List<RunSummary> find(RunQuery query, int limit) {
        return database.read(c -> RunSearch.of(query).rows(c, Math.clamp(limit, 1, 1_000)));
    }

    @Override
    public long count(RunQuery query, long most) {
        return database.read(c -> RunSearch.of(query).count(c, most));
    }

    @Override
    public List<SessionSummary> sessions(int limit) {
        return database.read(
                c -> {
                    try (PreparedStatement query =
                            c.prepareStatement(
                                    """
                                    SELECT r.session, coalesce(s.title, '') AS title, min(r.started_at) AS started_at, count(*) AS runs
                                    FROM run r LEFT JOIN session s ON s.id = r.session WHERE r.deleted_at IS NULL
                                    GROUP BY r.session ORDER BY max(r.id) DESC LIMIT ?
                                    """)) {
                        query.setInt(1, Math.clamp(limit, 1, 1_000));
                        List<SessionSummary> sessions = new ArrayList<>();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                sessions.add(
                                        new SessionSummary(
                                                row.getString("session"),
                                                row.getString("title"),
                                                Instant.parse(row.getString("started_at")),
                                                row.getLong("runs")));
                            }
                        }
                        return sessions;
                    }
                });
    }

    @Override
    public List<String> tags() {
        return database.read(
                c -> {
                    try (PreparedStatement query =
                                    c.prepareStatement(
                                            "SELECT DISTINCT name FROM tag ORDER BY name");
                            ResultSet row = query.executeQuery()) {
                        List<String> tags = new ArrayList<>();
                        while (row.next()) {
                            tags.add(row.getString(1));
                        }
                        return tags;
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
                        RunRows.turns(row.getString("turns")),
                        row.getString("prompt"),
                        row.getString("asked_model"),
                        row.getLong("max_tokens"),
                        RunRows.settings(row.getString("settings"))),
                ReleasePolicy.parse(row.getString("release_policy"))
                        .orElse(new ReleasePolicy.HoldAll()),
                row.getString("pack_title"),
                assessment(c, id, Layer.INPUT)
                        .orElse(Assessment.unjudged("The saved run has no input verdict.")),
                assessment(c, id, Layer.OUTPUT),
                row.getString("reply"),
                row.getString("thinking"),
                row.getString("disclaimer"),
                row.getString("surfaced"),
                row.getInt("leaked"),
                RunRows.outcome(row.getString("outcome"), row.getString("outcome_detail")),
                RunRows.notes(row.getString("notes")),
                new RunRecord.Answered(
                        model,
                        Optional.ofNullable(row.getString("stop_reason")),
                        Optional.ofNullable(row.getString("request_id")),
                        usage,
                        row.getString("reply_json"),
                        RunRows.headers(row.getString("headers"))),
                Duration.ofNanos(row.getLong("model_nanos")),
                new RunRecord.Money(
                        RunRows.cost(row.getString("cost_kind"), row.getString("cost_usd"), model),
                        RunRows.amount(row.getString("not_spent_usd")),
                        RunRows.amount(row.getString("worst_case_usd"))));
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
                String json = row.getString("json");
                return Optional.of(
                        new Assessment(
                                VerdictJson.read(json),
                                time,
                                AskedJson.read(JsonNode.parse(json).get("judge"))));
            } catch (JsonFault e) {
                return Optional.of(
                        Assessment.unjudged(
                                "The saved verdict cannot be read: " + e.reason() + "."));
            }
        }
    }
}
