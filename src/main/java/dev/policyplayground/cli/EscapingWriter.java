package dev.policyplayground.cli;

import dev.policyplayground.text.ControlCharacters;
import dev.policyplayground.text.KeysInUse;
import java.io.IOException;
import java.io.Writer;

/// Escapes what a terminal would obey or hide on its way to `target`, and blots out the keys in
/// use, so that no prompt, reply, imported run or error can move the cursor, set a title or turn
/// the reading direction. A carriage return passes only in front of a line feed. Not thread-safe.
final class EscapingWriter extends Writer {
    private final Writer target;
    // A carriage return or a high surrogate whose successor has not come yet; 0 for none.
    private char pending;

    EscapingWriter(Writer target) {
        this.target = KeysInUse.guard(target);
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        StringBuilder escaped = new StringBuilder(length + 16);
        for (int i = offset; i < offset + length; i++) {
            take(buffer[i], escaped);
        }
        target.append(escaped);
    }

    private void take(char unit, StringBuilder escaped) {
        char before = pending;
        pending = 0;
        if (before == '\r' && unit == '\n') {
            escaped.append("\r\n");
            return;
        }
        if (Character.isHighSurrogate(before) && Character.isLowSurrogate(unit)) {
            ControlCharacters.append(escaped, Character.toCodePoint(before, unit));
            return;
        }
        if (before != 0) {
            ControlCharacters.append(escaped, before);
        }
        if (unit == '\r' || Character.isHighSurrogate(unit)) {
            pending = unit;
        } else {
            ControlCharacters.append(escaped, unit);
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /// Writes what was pending; the target stays open.
    @Override
    public void close() throws IOException {
        StringBuilder rest = new StringBuilder();
        if (pending != 0) {
            ControlCharacters.append(rest, pending);
            pending = 0;
        }
        target.append(rest);
        target.close();
    }
}
