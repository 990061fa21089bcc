package dev.policyplayground.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/// What commands print to: escaped where a terminal would obey it, and with the digits and points
/// of one locale whatever the machine's is. Not thread-safe.
// The formats are checked where they are written, as those of every PrintWriter.
@SuppressWarnings("AnnotateFormatMethod")
final class CommandOutput extends PrintWriter {
    CommandOutput(Writer target, boolean isFlushedByLine) {
        super(new EscapingWriter(target), isFlushedByLine);
    }

    @Override
    public PrintWriter printf(String format, Object... values) {
        return format(Locale.ROOT, format, values);
    }

    @Override
    public PrintWriter format(String format, Object... values) {
        return format(Locale.ROOT, format, values);
    }
}
