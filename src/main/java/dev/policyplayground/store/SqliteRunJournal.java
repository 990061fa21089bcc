package dev.policyplayground.store;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.VerdictJson;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.run.RunJournal;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.session.StorageException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps runs in SQLite, each in one transaction with its verdicts. Thread-safe.
public final class SqliteRunJournal implements RunJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRunJournal.class);
    private static final String INSERT_RUN =
            "INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String INSERT_VERDICT = "INSERT INTO verdict VALUES (?,?,?,?,?,?)";

    private final Database database;

    public SqliteRunJournal(Database database) {
        this.database = database;
    }

    @Override
    public Receipt keep(RunRecord run) {
        try {
            database.write(
                    c -> {
                        insertRun(c, run);
                        insertVerdict(c, run.id(), Layer.INPUT, run.input());
                        if (run.output().isPresent()) {
                            insertVerdict(c, run.id(), Layer.OUTPUT, run.output().get());
                        }
                        return true;
                    });
            return new Receipt.Saved(run.id());
        } catch (StorageException e) {
            LOG.error("a run was not saved", e);
            return new Receipt.NotKept(e.advice());
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
            row.setString(++i, run.release().name());
            row.setString(++i, run.packTitle());
            row.setString(++i, run.reply());
            row.setString(++i, run.thinking());
            row.setString(++i, run.surfaced());
            row.setInt(++i, run.leaked());
            row.setString(++i, run.outcome().code());
            row.setString(++i, RunRows.detail(run.outcome()));
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
            row.setString(++i, RunRows.costKind(run.cost()));
            row.setString(
                    ++i, RunRows.amount(run.cost()).map(BigDecimal::toPlainString).orElse(null));
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
            row.setString(6, VerdictJson.write(assessment.verdict()).toString());
            row.executeUpdate();
        }
    }
}
