package dev.policyplayground.ui.usage;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.session.UsageCsv;
import dev.policyplayground.session.UsageDays;
import dev.policyplayground.session.UsageLedger;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.usage.UsageCharts.Measure;
import dev.policyplayground.ui.usage.UsageCharts.Stacking;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the runs took, of one provider at a time. For use on the FX thread; reading and writing are
/// done behind it.
final class UsageViewModel {
    private final UsageParts parts;
    private final FxThreads threads;
    private final ObjectProperty<Provider> provider =
            new SimpleObjectProperty<>(Provider.SIMULATED);
    private final ObjectProperty<UsageRange> range = new SimpleObjectProperty<>(UsageRange.MONTH);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.COST);
    private final ObjectProperty<Stacking> stacking = new SimpleObjectProperty<>(Stacking.PURPOSE);
    private final ReadOnlyObjectWrapper<UsageReport> report;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private long asked;

    UsageViewModel(UsageParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
        report =
                new ReadOnlyObjectWrapper<>(
                        UsageReport.nothing(provider.get(), range.get(), days(), today()));
        problem.set(parts.noLedger());
        provider.addListener((_, _, _) -> load());
        range.addListener((_, _, _) -> load());
    }

    /// Reads the ledger afresh.
    void load() {
        said.set("");
        if (parts.ledger().isEmpty()) {
            report.set(UsageReport.nothing(provider.get(), range.get(), days(), today()));
            return;
        }
        UsageLedger ledger = parts.ledger().get();
        UsageReport question = UsageReport.nothing(provider.get(), range.get(), days(), today());
        long number = ++asked;
        threads.run(
                () -> {
                    try {
                        UsageReport answer = read(ledger, question);
                        threads.ui().execute(() -> show(number, answer, ""));
                    } catch (StorageException e) {
                        threads.ui().execute(() -> show(number, question, e.advice()));
                    }
                },
                e -> show(number, question, FaultWords.of(e)));
    }

    /// Writes every line that is shown as comma-separated values.
    void saveCsv(Path file) {
        UsageReport now = report.get();
        save(
                file,
                () ->
                        UsageCsv.write(now.provider(), now.days(), now.lines())
                                .getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a file and says so, or why not.
    ///
    /// @param content made behind the FX thread
    void save(Path file, Supplier<byte[]> content) {
        threads.load(() -> written(file, content), said::set, e -> said.set(FaultWords.of(e)));
    }

    /// A name for a file, such as `usage-simulated-2026-11-22.csv`.
    String suggestedName(String what, String ending) {
        String kind = provider.get().name().toLowerCase(Locale.ROOT);
        return what + "-" + kind + "-" + today() + "." + ending;
    }

    ObjectProperty<Provider> providerProperty() {
        return provider;
    }

    ObjectProperty<UsageRange> rangeProperty() {
        return range;
    }

    ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    ObjectProperty<Stacking> stackingProperty() {
        return stacking;
    }

    ReadOnlyObjectProperty<UsageReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Why the ledger cannot be read; empty when it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What the last command did.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    UsageCharts charts() {
        return new UsageCharts(report.get(), measure.get(), stacking.get());
    }

    private UsageReport read(UsageLedger ledger, UsageReport question) {
        LocalDate from = question.range().from(question.today());
        Optional<String> session =
                question.range() == UsageRange.SITTING
                        ? Optional.of(parts.session())
                        : Optional.empty();
        return new UsageReport(
                question.provider(),
                question.range(),
                question.days(),
                question.today(),
                ledger.lines(question.provider(), from, session),
                ledger.runs(question.provider(), from, session));
    }

    // An answer to an earlier question must not replace that to a later one.
    private void show(long number, UsageReport answer, String why) {
        if (number == asked) {
            problem.set(why);
            report.set(answer);
        }
    }

    private static String written(Path file, Supplier<byte[]> content) {
        try {
            PrivateFiles.replace(file, content.get());
            return Messages.text("usage.saved", file);
        } catch (IOException e) {
            return Messages.text("usage.not.saved", file);
        }
    }

    private LocalDate today() {
        return days().of(parts.clock().instant());
    }

    /// What days are counted in.
    UsageDays days() {
        return new UsageDays(parts.clock().getZone());
    }
}
