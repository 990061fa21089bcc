package dev.policyplayground.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Gathers the rows of the exchange set: numbers them and leaves out a pair that is there already.
/// Not safe for several threads.
final class ExchangeRows {
    private final UnaryOperator<String> frame;
    private final Set<List<String>> pairs = new HashSet<>();
    private final List<CorpusRow> rows = new ArrayList<>();

    /// @param frame how an ask is put
    ExchangeRows(UnaryOperator<String> frame) {
        this.frame = frame;
    }

    void add(String ask, String reply, boolean unsafe, String category, String style) {
        String text = frame.apply(ask);
        if (pairs.add(List.of(text, reply))) {
            rows.add(
                    new CorpusRow(
                            String.format(Locale.ROOT, "exc-%05d", rows.size() + 1),
                            text,
                            Optional.of(reply),
                            unsafe,
                            category,
                            Optional.empty(),
                            "en",
                            style));
        }
    }

    List<CorpusRow> rows() {
        return List.copyOf(rows);
    }
}
