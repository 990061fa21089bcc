package dev.policyplayground.json;

/// JSON in which each escape of half a surrogate pair (`\ud83d` without its other half) is read as
/// U+FFFD, as UTF-8 decoders do with what is no character. Real exports hold such halves, where a
/// text was cut; strict JSON readers refuse them (RFC 8259, section 8.2). Immutable.
///
/// @param replaced how many there were
record HalfPairs(String json, int replaced) {
    private static final int ESCAPE = 6;

    /// Linear in the text's length. What is no JSON stays none.
    static HalfPairs replace(String json) {
        StringBuilder mended = new StringBuilder();
        int replaced = 0;
        int copied = 0;
        for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at)) {
            int unit = unit(json, at);
            if (isHigh(unit) && isLow(unit(json, at + ESCAPE))) {
                at += 2 * ESCAPE;
            } else if (isHigh(unit) || isLow(unit)) {
                mended.append(json, copied, at).append('\uFFFD');
                at += ESCAPE;
                copied = at;
                replaced++;
            } else {
                at += 2;
            }
        }
        return replaced == 0
                ? new HalfPairs(json, 0)
                : new HalfPairs(mended.append(json, copied, json.length()).toString(), replaced);
    }

    // The UTF-16 unit that is escaped at `at`, or -1 for none.
    private static int unit(String json, int at) {
        if (at + ESCAPE > json.length() || !json.startsWith("\\u", at)) {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
