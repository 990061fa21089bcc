package dev.policyplayground.diagnostics;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// A fault as a log may hold it: exception types and stack frames, never messages, which may hold
/// prompts, replies or keys. Stateless.
public final class Frames {
    // A stack that overflowed has a thousand of them.
    private static final int MOST = 60;

    private Frames() {}

    /// The types and frames of the fault, of its causes and of what was suppressed; each line ends
    /// with a line feed.
    public static String of(Throwable fault) {
        StringBuilder out = new StringBuilder();
        append(fault, "", out, Collections.newSetFromMap(new IdentityHashMap<>()));
        return out.toString();
    }

    private static void append(
            Throwable fault, String role, StringBuilder out, Set<Throwable> seen) {
        if (!seen.add(fault)) {
            return;
        }
        out.append(role).append(fault.getClass().getName()).append('\n');
        StackTraceElement[] frames = fault.getStackTrace();
        Arrays.stream(frames).limit(MOST).forEach(f -> out.append("  at ").append(f).append('\n'));
        if (frames.length > MOST) {
            out.append("  and ").append(frames.length - MOST).append(" more\n");
        }
        for (Throwable suppressed : fault.getSuppressed()) {
            append(suppressed, "suppressed: ", out, seen);
        }
        Throwable cause = fault.getCause();
        if (cause != null) {
            append(cause, "caused by: ", out, seen);
        }
    }
}
