package dev.policyplayground.text.sensitive;

import java.util.Arrays;

/// The checksums of card, account and identity numbers, each over ASCII digits (and letters where
/// said). The sources stand in `docs/sensitive-data.md`. Stateless.
final class Checksums {
    // Verhoeff, "Error detecting decimal codes" (1969): the dihedral group D5 and its permutation.
    private static final String[] D5 = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };
    private static final String[] PERMUTED = {
        "0123456789", "1576283094", "5803796142", "8916043527",
        "9453126870", "4286573901", "2793806415", "7046913258"
    };
    // What a character in an odd place of a codice fiscale counts (D.M. 23/12/1976).
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private Checksums() {}

    /// ISO/IEC 7812-1, annex B.
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? value : value * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /// ISO 13616 over ISO/IEC 7064 MOD 97-10.
    ///
    /// @param iban without separators, in capitals
    static boolean iban(String iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt((i + 4) % iban.length());
            int value = Character.digit(c, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            check = D5[check].charAt(PERMUTED[i % 8].charAt(digit) - '0') - '0';
        }
        return check == 0;
    }

    /// ISO/IEC 7064 MOD 11,10.
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /// The digits times their weights, summed up.
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    /// The two check digits of a Brazilian CPF of 11 digits.
    static boolean cpf(String digits) {
        return digits.chars().distinct().count() > 1
                && weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10
                        == digits.charAt(9) - '0'
                && weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10
                        == digits.charAt(10) - '0';
    }

    /// The check letter of a codice fiscale of 16 characters, in capitals.
    static boolean codiceFiscale(String code) {
        int[] values = new int[15];
        Arrays.setAll(
                values,
                i -> {
                    char c = code.charAt(i);
                    int value = Chars.isDigit(c) ? c - '0' : c - 'A';
                    return i % 2 == 0 ? ODD[value] : value;
                });
        return Arrays.stream(values).sum() % 26 == code.charAt(15) - 'A';
    }
}
