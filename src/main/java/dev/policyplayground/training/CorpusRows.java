package dev.policyplayground.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The rows of a corpus while they gather: it numbers them and takes no text twice. Not safe for
/// several threads.
final class CorpusRows {
    private final String prefix;
    private final List<CorpusRow> rows = new ArrayList<>();
    private final Map<String, CorpusRow> byText = new HashMap<>();

    /// @param prefix what an id starts with, such as `req`
    CorpusRows(String prefix) {
        this.prefix = prefix;
    }

    /// What a row is besides its text.
    record Kind(String category, String language, String style) {
        Kind styled(String other) {
            return new Kind(category, language, other);
        }
    }

    /// The row with that text: a new one, or the one that had it first (texts that differ in case
    /// only are the same).
    ///
    /// @throws IllegalArgumentException when the text was there under the other label
    CorpusRow unsafe(String text, Kind kind) {
        return add(text, true, kind, Optional.empty());
    }

    /// Like [#unsafe], for a harmless text.
    CorpusRow safe(String text, Kind kind, Optional<CorpusRow> twinOf) {
        return add(text, false, kind, twinOf.map(CorpusRow::id));
    }

    List<CorpusRow> rows() {
        return List.copyOf(rows);
    }

    private CorpusRow add(String text, boolean unsafe, Kind kind, Optional<String> twinOf) {
        String key = text.toLowerCase(Locale.ROOT);
        CorpusRow known = byText.get(key);
        if (known != null) {
            if (known.unsafe() != unsafe) {
                throw new IllegalArgumentException("both safe and unsafe: " + text);
            }
            return known;
        }
        CorpusRow row =
                new CorpusRow(
                        String.format(Locale.ROOT, "%s-%05d", prefix, rows.size() + 1),
                        text,
                        Optional.empty(),
                        unsafe,
                        kind.category(),
                        twinOf,
                        kind.language(),
                        kind.style());
        rows.add(row);
        byText.put(key, row);
        return row;
    }
}
