package dev.policyplayground.run;

import dev.policyplayground.moderation.Asked;
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
/// model when it was asked. Local judges take time and no money; what asking Claude as a judge took
/// is booked to its layer. Stateless.
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
                            run.model(),
                            run.money().cost(),
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
        return run.money().cost().usd().or(run.money()::worstCase);
    }

    private static LedgerEntry judge(
            RunRecord run, Purpose purpose, Assessment assessment, Optional<BigDecimal> notSpent) {
        Optional<Asked> asked = assessment.asked();
        return entry(
                run,
                purpose,
                asked.map(Asked::usage).orElse(TokenUsage.NONE),
                assessment.total(),
                asked.map(Asked::model).orElse(run.model()),
                asked.map(Asked::cost).orElse(Cost.nothing()),
                notSpent,
                asked.isEmpty()
                        ? Optional.of(BigDecimal.ZERO)
                        : asked.get().cost().usd().or(asked.get()::worstCase));
    }

    private static LedgerEntry entry(
            RunRecord run,
            Purpose purpose,
            TokenUsage tokens,
            Duration time,
            String model,
            Cost cost,
            Optional<BigDecimal> notSpent,
            Optional<BigDecimal> counted) {
        return new LedgerEntry(
                run.id(),
                run.session(),
                run.startedAt(),
                run.provider(),
                purpose,
                model,
                tokens,
                time,
                cost,
                notSpent,
                counted);
    }
}
