package dev.policyplayground.text.sensitive;

/// Who may have issued a payment card number. Ranges as the networks publish them for ISO/IEC 7812;
/// the list with its sources stands in `docs/sensitive-data.md`. Stateless.
final class Cards {
    private Cards() {}

    /// True when a network issues numbers that start so and are so long.
    ///
    /// @param digits 13 to 19 of them
    static boolean isIssued(String digits) {
        int four = Integer.parseInt(digits.substring(0, 4));
        int length = digits.length();
        return isMajor(digits)
                || (four / 1000 == 4 && (length == 13 || length == 19))
                || (isPlainDiscover(four) && length > 16)
                || (between(four, 3528, 3589) && length > 16)
                || (between(four / 10, 300, 305) && length > 13)
                || ((four == 3095 || four / 100 == 36 || between(four / 100, 38, 39))
                        && length > 13)
                || ((four / 100 == 62 || four / 100 == 81) && length >= 16)
                || ((four / 100 == 60 || four / 100 == 82 || four / 10 == 508) && length == 16)
                || (between(four, 2200, 2204) && length >= 16)
                || isMaestro(four);
    }

    /// True for the lengths and ranges that most cards have: Visa, Mastercard, American Express,
    /// Discover and JCB.
    static boolean isMajor(String digits) {
        int four = Integer.parseInt(digits.substring(0, 4));
        if (digits.length() == 15) {
            return four / 100 == 34 || four / 100 == 37;
        }
        return digits.length() == 16
                && (four / 1000 == 4
                        || between(four / 100, 51, 55)
                        || between(four, 2221, 2720)
                        || isPlainDiscover(four)
                        || between(four, 3528, 3589));
    }

    private static boolean isPlainDiscover(int four) {
        return four == 6011 || between(four / 10, 644, 649) || four / 100 == 65;
    }

    private static boolean isMaestro(int four) {
        return four / 100 == 50
                || between(four / 100, 56, 58)
                || four == 6304
                || four == 6390
                || four / 100 == 67;
    }

    private static boolean between(int value, int low, int high) {
        return value >= low && value <= high;
    }
}
