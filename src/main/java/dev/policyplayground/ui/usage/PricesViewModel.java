package dev.policyplayground.ui.usage;

import dev.policyplayground.catalog.PriceReading;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The prices in force, and how to change them. For use on the FX thread; files are read and
/// written behind it.
final class PricesViewModel {
    private final UsageParts parts;
    private final FxThreads threads;
    private final ObservableList<PriceRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    private record Answer(PriceReading reading, List<PriceRow> rows, String said) {}

    PricesViewModel(UsageParts parts, FxThreads threads) {
        this.parts = parts;
        this.threads = threads;
    }

    /// Shows what is in force.
    void load() {
        work(() -> answer(parts.prices().inForce(), ""));
    }

    /// Reads the price file afresh; runs from now on are priced by it.
    void readAgain() {
        work(() -> answer(parts.prices().readAgain(), Messages.text("prices.read")));
    }

    /// Makes the user's own price file, unless there is one, and says where it is.
    void edit() {
        work(
                () -> {
                    Path file = parts.prices().file();
                    try {
                        String key =
                                parts.copyPrices().copy()
                                        ? "prices.copied"
                                        : "prices.there.already";
                        return answer(parts.prices().readAgain(), Messages.text(key, file));
                    } catch (IOException e) {
                        return answer(
                                parts.prices().inForce(), Messages.text("prices.not.copied", file));
                    }
                });
    }

    ObservableList<PriceRow> rows() {
        return rows;
    }

    /// The day, the file and the factors of what is in force.
    ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// Why the user's own file is not in force; empty when nothing is wrong.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What the last command did.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    private void work(Supplier<Answer> job) {
        threads.load(job, this::show, e -> problem.set(FaultWords.of(e)));
    }

    private Answer answer(PriceReading reading, String words) {
        LocalDate today = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
        return new Answer(reading, PriceRow.of(reading.table(), parts.catalog(), today), words);
    }

    private void show(Answer answer) {
        PriceReading reading = answer.reading;
        rows.setAll(answer.rows);
        String from =
                reading.file().map(Path::toString).orElseGet(() -> Messages.text("prices.bundled"));
        source.set(
                Messages.text(
                        "prices.source",
                        reading.table().asOf(),
                        from,
                        PriceRow.factor(reading.table().batchFactor())));
        problem.set(reading.problem().map(p -> Messages.text("prices.problem", p)).orElse(""));
        said.set(answer.said);
    }
}
