package dev.policyplayground.store;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.moderation.AskedJson;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.prompt.CallSettingsJson;
import dev.policyplayground.prompt.TurnJson;
import dev.policyplayground.run.OutcomeJson;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunLedger;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps runs in SQLite, each in one transaction with its verdicts. Thread-safe.
public final class SqliteRunJournal implements RunJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRunJournal.class);
    private static final String INSERT_RUN =
            Sql.insert(
                    "run",
                    "id",
                    "session",
                    "started_at",
                    "provider",
                    "asked_model",
                    "system_prompt",
                    "prompt",
                    "max_tokens",
                    "release_policy",
                    "pack_title",
                    "reply",
                    "thinking",
                    "surfaced",
                    "leaked",
                    "outcome",
                    "outcome_detail",
                    "notes",
                    "model",
                    "stop_reason",
                    "request_id",
                    "input_tokens",
                    "cache_5m",
                    "cache_1h",
                    "cache_read",
                    "output_tokens",
                    "thinking_tokens",
                    "reply_json",
                    "model_nanos",
                    "cost_kind",
                    "cost_usd",
                    "turns",
                    "headers",
                    "disclaimer",
                    "not_spent_usd",
                    "worst_case_usd",
                    "settings");
    private static final String INSERT_VERDICT =
            Sql.insert("verdict", "run_id", "layer", "decision", "score", "nanos", "json");

    private final Database database;

    public SqliteRunJournal(Database database) {
        this.database = database;
    }

    @Override
    public Receipt keep(RunRecord run) {
        try {
            database.write(
                    c -> {
                        insert(c, run);
                        LedgerRows.insert(c, RunLedger.entries(run));
                        return true;
                    });
            return new Receipt.Saved(run.id());
        } catch (StorageException e) {
            LOG.error("a run was not saved", e);
            return new Receipt.NotKept(e.advice(), Optional.empty());
        }
    }

    /// Saves a run that could not be saved when it ended, with what it cost. One whose id is known
    /// already stays as it is.
    ///
    /// @throws StorageException when it could not be saved
    public void keepUnsaved(RunRecord run) {
        database.write(
                c -> {
                    if (!isKnown(c, run.id())) {
                        insert(c, run);
                        LedgerRows.insert(c, RunLedger.entries(run));
                    }
                    return true;
                });
    }

    /// Keeps runs that were made elsewhere: they were paid for elsewhere, and make no line in the
    /// ledger. A run whose id is known already stays as it is.
    ///
    /// @return how many were new
    /// @throws StorageException when they could not be kept; then none of them was
    public int keepImported(List<RunRecord> runs) {
        return database.write(
                c -> {
                    int kept = 0;
                    for (RunRecord run : runs) {
                        if (!isKnown(c, run.id())) {
                            insert(c, run);
                            kept++;
                        }
                    }
                    return kept;
                });
    }

    private static boolean isKnown(Connection c, String id) throws SQLException {
        try (PreparedStatement query = c.prepareStatement("SELECT 1 FROM run WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void insert(Connection c, RunRecord run) throws SQLException {
        insertRun(c, run);
        insertVerdict(c, run.id(), Layer.INPUT, run.input());
        if (run.output().isPresent()) {
            insertVerdict(c, run.id(), Layer.OUTPUT, run.output().get());
        }
    }

    private static void insertRun(Connection c, RunRecord run) throws SQLException {
        try (PreparedStatement row = c.prepareStatement(INSERT_RUN)) {
            int i = 0;
            row.setString(++i, run.id());
            row.setString(++i, run.session());
            row.setString(++i, run.startedAt().toString());
            row.setString(++i, run.provider().name());
            row.setString(++i, run.draft().model());
            row.setString(++i, run.draft().system());
            row.setString(++i, run.draft().prompt());
            row.setLong(++i, run.draft().maxTokens());
            row.setString(++i, run.release().code());
            row.setString(++i, run.packTitle());
            row.setString(++i, run.reply());
            row.setString(++i, run.thinking());
            row.setString(++i, run.surfaced());
            row.setInt(++i, run.leaked());
            row.setString(++i, run.outcome().code());
            row.setString(++i, OutcomeJson.detail(run.outcome()).toString());
            row.setString(++i, RunRows.notes(run.notes()));
            row.setString(++i, run.answered().model());
            row.setString(++i, run.answered().stopReason().orElse(null));
            row.setString(++i, run.answered().requestId().orElse(null));
            row.setLong(++i, run.answered().usage().input());
            row.setLong(++i, run.answered().usage().cacheWrite5m());
            row.setLong(++i, run.answered().usage().cacheWrite1h());
            row.setLong(++i, run.answered().usage().cacheRead());
            row.setLong(++i, run.answered().usage().output());
            row.setLong(++i, run.answered().usage().thinking());
            row.setString(++i, run.answered().json());
            row.setLong(++i, run.modelTime().toNanos());
            row.setString(++i, RunRows.costKind(run.money().cost()));
            row.setString(++i, RunRows.plain(RunRows.amount(run.money().cost())));
            row.setString(++i, TurnJson.write(run.draft().earlier()).toString());
            row.setString(++i, RunRows.headers(run.answered().headers()));
            row.setString(++i, run.disclaimer());
            row.setString(++i, RunRows.plain(run.money().notSpent()));
            row.setString(++i, RunRows.plain(run.money().worstCase()));
            row.setString(++i, CallSettingsJson.write(run.draft().settings()).toString());
            row.executeUpdate();
        }
    }

    private static void insertVerdict(Connection c, String run, Layer layer, Assessment assessment)
            throws SQLException {
        try (PreparedStatement row = c.prepareStatement(INSERT_VERDICT)) {
            row.setString(1, run);
            row.setString(2, layer.name());
            row.setString(3, assessment.verdict().word());
            row.setObject(4, assessment.verdict().score().orElse(null));
            row.setLong(5, assessment.time().toNanos());
            JsonNode json = VerdictJson.write(assessment.verdict());
            if (assessment.asked().isPresent()) {
                json.put("judge", AskedJson.write(assessment.asked()));
            }
            row.setString(6, json.toString());
            row.executeUpdate();
        }
    }
}
