package dev.policyplayground.run;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.usage.Cost;
import dev.policyplayground.usage.LedgerEntry;
import dev.policyplayground.usage.Purpose;
import dev.policyplayground.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines that a run makes in the usage ledger: one for each layer that worked, one for the
/// model when it was asked. Local judges take time and no money. Stateless.
public final class RunLedger {
    private RunLedger() {}

    public static List<LedgerEntry> entries(RunRecord run) {
        List<LedgerEntry> entries = new ArrayList<>();
        entries.add(judge(run, Purpose.INPUT_JUDGE, run.input(), run.money().notSpent()));
        boolean sent = !run.modelTime().isZero();
        if (sent) {
            entries.add(
                    entry(
                            run,
                            Purpose.CHAT,
                            run.answered().usage(),
                            run.modelTime(),
                            run.cost(),
                            Optional.empty(),
                            counted(run)));
        }
        run.output()
                .ifPresent(
                        output ->
                                entries.add(
                                        judge(
                                                run,
                                                Purpose.OUTPUT_JUDGE,
                                                output,
                                                Optional.empty())));
        return entries;
    }

    private static Optional<BigDecimal> counted(RunRecord run) {
        return run.cost().usd().or(run.money()::worstCase);
    }

    private static LedgerEntry judge(
            RunRecord run, Purpose purpose, Assessment assessment, Optional<BigDecimal> notSpent) {
        return entry(
                run,
                purpose,
                TokenUsage.NONE,
                assessment.time(),
                Cost.nothing(),
                notSpent,
                Optional.of(BigDecimal.ZERO));
    }

    private static LedgerEntry entry(
            RunRecord run,
            Purpose purpose,
            TokenUsage tokens,
            Duration time,
            Cost cost,
            Optional<BigDecimal> notSpent,
            Optional<BigDecimal> counted) {
        return new LedgerEntry(
                run.id(),
                run.session(),
                run.startedAt(),
                run.provider(),
                purpose,
                run.model(),
                tokens,
                time,
                cost,
                notSpent,
                counted);
    }
}
