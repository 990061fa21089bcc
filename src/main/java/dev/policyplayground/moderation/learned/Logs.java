package dev.policyplayground.moderation.learned;

/// `ln(1 + n)` for whole numbers, looked up where they are small. Stateless.
final class Logs {
    private static final double[] KNOWN = new double[64];

    static {
        for (int n = 0; n < KNOWN.length; n++) {
            KNOWN[n] = Math.log1p(n);
        }
    }

    private Logs() {}

    static double plusOne(int n) {
        return n < KNOWN.length ? KNOWN[n] : Math.log1p(n);
    }
}
