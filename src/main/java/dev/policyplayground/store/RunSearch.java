package dev.policyplayground.store;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.Asked;
import dev.policyplayground.moderation.AskedJson;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunQuery.QuickFilter;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A query as SQL: conditions and their values. Pages go by id, newest first, so that a page costs
/// the same however many runs there are.
record RunSearch(String conditions, List<String> values) {
    private static final String COLUMNS =
            """
            SELECT r.id, r.session, r.started_at, r.provider, r.asked_model, r.model, substr(r.prompt, 1, 200) AS prompt,
                   i.decision AS input_word, o.decision AS output_word, r.outcome, r.leaked, r.stop_reason, r.request_id,
                   r.input_tokens + r.cache_5m + r.cache_1h + r.cache_read AS prompt_tokens, r.output_tokens,
                   r.cost_kind, r.cost_usd, i.json ->> '$.judge' AS input_judge, o.json ->> '$.judge' AS output_judge,
                   (SELECT group_concat(name, char(10) ORDER BY name) FROM tag WHERE run_id = r.id) AS tags,
                   (SELECT label FROM run_label WHERE run_id = r.id AND side = 'INPUT') AS prompt_label,
                   (SELECT label FROM run_label WHERE run_id = r.id AND side = 'OUTPUT') AS reply_label
            """;
    private static final String FROM =
            """
            FROM run r
            LEFT JOIN verdict i ON i.run_id = r.id AND i.layer = 'INPUT'
            LEFT JOIN verdict o ON o.run_id = r.id AND o.layer = 'OUTPUT'
            WHERE\s""";

    RunSearch {
        values = List.copyOf(values);
    }

    static RunSearch of(RunQuery query) {
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        conditions.add(condition(query.filter()));
        query.before().ifPresent(id -> with("r.id < ?", id, conditions, values));
        query.session().ifPresent(id -> with("r.session = ?", id, conditions, values));
        query.tag()
                .ifPresent(
                        name ->
                                with(
                                        "EXISTS (SELECT 1 FROM tag WHERE name = ? AND run_id = r.id)",
                                        name,
                                        conditions,
                                        values));
        match(query.words())
                .ifPresent(
                        words ->
                                with(
                                        "r.id IN (SELECT run_id FROM run_number WHERE number IN (SELECT rowid FROM run_words WHERE run_words MATCH ?))",
                                        words,
                                        conditions,
                                        values));
        return new RunSearch(String.join(" AND ", conditions), values);
    }

    List<RunSummary> rows(Connection c, int limit) throws SQLException {
        try (PreparedStatement query =
                c.prepareStatement(
                        COLUMNS + FROM + conditions + " ORDER BY r.id DESC LIMIT " + limit)) {
            fill(query);
            List<RunSummary> runs = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(summary(row));
                }
            }
            return runs;
        }
    }

    long count(Connection c, long most) throws SQLException {
        try (PreparedStatement query =
                c.prepareStatement(
                        "SELECT count(*) FROM (SELECT 1 "
                                + FROM
                                + conditions
                                + " LIMIT "
                                + most
                                + ")")) {
            fill(query);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void fill(PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            query.setString(i + 1, values.get(i));
        }
    }

    private static void with(
            String condition, String value, List<String> conditions, List<String> values) {
        conditions.add(condition);
        values.add(value);
    }

    private static String condition(QuickFilter filter) {
        return switch (filter) {
            case ALL -> "r.deleted_at IS NULL";
            case SURFACED -> kept("r.outcome = 'SURFACED'");
            case BLOCKED_AT_INPUT -> kept("r.outcome = 'BLOCKED_AT_INPUT'");
            case WITHHELD_AT_OUTPUT -> kept("r.outcome = 'WITHHELD_AT_OUTPUT'");
            case NEEDS_REVIEW ->
                    kept(
                            "(r.outcome = 'HELD_FOR_REVIEW' OR r.notes LIKE '%HUMAN_REVIEW%' OR i.decision = 'REVIEW' OR o.decision = 'REVIEW')");
            case REFUSED -> kept("r.outcome IN ('REFUSED_BY_API', 'DECLINED_BY_MODEL')");
            case FAILURES ->
                    kept(
                            "(r.outcome IN ('FAILED', 'REFUSED_BY_API', 'STOPPED_BY_BUDGET') OR r.stop_reason NOT IN ('end_turn', 'max_tokens', 'stop_sequence', 'tool_use'))");
            case LEAKED -> kept("r.leaked > 0");
            case LABELLED -> kept("r.id IN (SELECT run_id FROM run_label)");
            case LABELLED_HARMFUL -> kept(labelled("HARMFUL"));
            case LABELLED_HARMLESS -> kept(labelled("HARMLESS"));
            case DELETED -> "r.deleted_at IS NOT NULL";
        };
    }

    private static String labelled(String label) {
        return "r.id IN (SELECT run_id FROM run_label WHERE label = '" + label + "')";
    }

    private static String kept(String condition) {
        return "r.deleted_at IS NULL AND " + condition;
    }

    // Each word in quotes, so that nothing in it is taken for the index's query language, and open
    // at
    // its end.
    private static Optional<String> match(String words) {
        String expression =
                Arrays.stream(words.strip().split("\\s+"))
                        .filter(w -> w.codePoints().anyMatch(Character::isLetterOrDigit))
                        .map(w -> "\"" + w.replace("\"", "\"\"") + "\"*")
                        .collect(Collectors.joining(" "));
        return expression.isEmpty() ? Optional.empty() : Optional.of(expression);
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        String answered = row.getString("model");
        String model = answered.isEmpty() ? row.getString("asked_model") : answered;
        String tags = text(row, "tags");
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
                row.getInt("leaked") > 0,
                row.getLong("prompt_tokens"),
                row.getLong("output_tokens"),
                RunRows.cost(row.getString("cost_kind"), row.getString("cost_usd"), model)
                        .plus(judge(text(row, "input_judge")))
                        .plus(judge(text(row, "output_judge"))),
                text(row, "stop_reason"),
                text(row, "request_id"),
                tags.isEmpty() ? List.of() : List.of(tags.split("\n")),
                SqliteRunLabels.labels(
                        row.getString("prompt_label"), row.getString("reply_label")));
    }

    // Claude as a judge, where it was asked, is part of what a run cost.
    private static Cost judge(String json) {
        try {
            return AskedJson.read(JsonNode.parseOrMissing(json))
                    .map(Asked::cost)
                    .orElse(Cost.nothing());
        } catch (JsonFault e) {
            return new Cost.AtLeast(BigDecimal.ZERO);
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }
}
