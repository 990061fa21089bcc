package dev.policyplayground.diagnostics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A short name for a fault, such as `7K2M-Q4XD`: the same fault has the same one on every machine.
/// It is made from exception types and from the methods of this program on the stack, never from
/// messages or line numbers. The first half names the root cause, the second the whole chain. After
/// Cryptomator's `ErrorCode`. Immutable.
///
/// @param value eight characters of Crockford's base 32 (no I, L, O or U) in two halves
public record ErrorCode(String value) {
    private static final String OWN = "dev.policyplayground.";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern LAMBDA_NUMBER = Pattern.compile("\\$\\d+$");
    // Enough to tell places apart; what called them may differ for one and the same fault.
    private static final int FRAMES = 3;
    private static final int HALF = 4;

    public static ErrorCode of(Throwable fault) {
        List<Throwable> chain = chain(fault);
        StringBuilder all = new StringBuilder();
        chain.forEach(e -> all.append(trace(e)));
        return new ErrorCode(half(trace(chain.getLast())) + "-" + half("chain " + all));
    }

    /// The fault and its causes, the root cause last.
    static List<Throwable> chain(Throwable fault) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable e = fault; e != null && seen.add(e); e = e.getCause()) {
            chain.add(e);
        }
        return chain;
    }

    private static String trace(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        List<String> own = methods(frames, OWN);
        List<String> methods = own.isEmpty() ? methods(frames, "") : own;
        return e.getClass().getName() + methods;
    }

    private static List<String> methods(StackTraceElement[] frames, String prefix) {
        List<String> methods = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            if (methods.size() < FRAMES && frame.getClassName().startsWith(prefix)) {
                // Lambdas are numbered through their class: one more above must not change a code.
                methods.add(
                        frame.getClassName()
                                + "#"
                                + LAMBDA_NUMBER.matcher(frame.getMethodName()).replaceFirst(""));
            }
        }
        return methods;
    }

    private static String half(String text) {
        byte[] hash = sha256(text);
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            half.append(ALPHABET.charAt(hash[i] & 31));
        }
        return half.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
