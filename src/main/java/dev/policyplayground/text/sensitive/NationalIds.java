package dev.policyplayground.text.sensitive;

/// National identity, tax and health numbers that are made of digits alone, with their checksums
/// where they have one. Sources: `docs/sensitive-data.md`. Stateless.
final class NationalIds {
    /// What a number says of itself.
    enum Said {
        NOTHING,
        NEEDS_CONTEXT,
        EVIDENT
    }

    private NationalIds() {}

    /// @param layout the lengths of its groups
    /// @param joint what stands between all of them
    static Said of(String layout, String digits, char joint) {
        return switch (layout) {
            case "3-2-4" ->
                    socialSecurity(digits)
                            ? joint == '-' ? Said.EVIDENT : Said.NEEDS_CONTEXT
                            : Said.NOTHING;
            case "9" -> context(socialSecurity(digits) || bsn(digits) || socialInsurance(digits));
            case "3-3-3" -> context(socialInsurance(digits) || bsn(digits));
            case "4-2-3" -> context(bsn(digits));
            case "3-3-4", "10" -> context(healthService(digits));
            case "11" -> context(taxId(digits) || Checksums.cpf(digits));
            case "2-3-3-3" -> context(taxId(digits));
            case "3-3-3-2" -> Checksums.cpf(digits) ? Said.EVIDENT : Said.NOTHING;
            case "4-4-4", "12" -> context(aadhaar(digits));
            case "15", "1-2-2-2-3-3-2", "13-2" -> nir(digits) ? Said.EVIDENT : Said.NOTHING;
            default -> Said.NOTHING;
        };
    }

    private static Said context(boolean holds) {
        return holds ? Said.NEEDS_CONTEXT : Said.NOTHING;
    }

    // SSA: no area 000, 666 or 900 to 999, no group 00, no serial 0000.
    private static boolean socialSecurity(String digits) {
        int area = number(digits, 0, 3);
        return area != 0
                && area != 666
                && area < 900
                && number(digits, 3, 5) != 0
                && number(digits, 5, 9) != 0;
    }

    // The Dutch test of eleven; the last digit counts -1.
    private static boolean bsn(String digits) {
        return number(digits, 0, 9) != 0
                && Checksums.weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }

    // Canada: Luhn; none starts with 0 or 8.
    private static boolean socialInsurance(String digits) {
        return digits.charAt(0) != '0' && digits.charAt(0) != '8' && Checksums.luhn(digits);
    }

    // NHS number: modulus 11.
    private static boolean healthService(String digits) {
        int check = 11 - Checksums.weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 10 && check % 11 == digits.charAt(9) - '0';
    }

    // § 139b AO: eleven digits, the first no 0.
    private static boolean taxId(String digits) {
        return digits.charAt(0) != '0' && Checksums.mod11And10(digits);
    }

    private static boolean aadhaar(String digits) {
        return digits.charAt(0) >= '2' && Checksums.verhoeff(digits);
    }

    // INSEE: sex, year, month, then a key of 97 minus the number modulo 97.
    private static boolean nir(String digits) {
        int month = number(digits, 3, 5);
        boolean isDated =
                (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        long number = Long.parseLong(digits.substring(0, 13));
        return "123478".indexOf(digits.charAt(0)) >= 0
                && isDated
                && 97 - number % 97 == number(digits, 13, 15);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
