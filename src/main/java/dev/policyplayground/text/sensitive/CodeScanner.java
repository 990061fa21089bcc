package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.sensitive.SensitiveData.Found;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds what is written in letters and digits: IBANs, national ids with letters, and bare secret
/// keys of 40 characters, which need a word nearby. Looks at most 50 characters ahead. One instance
/// serves one text.
final class CodeScanner {
    // Country and length, from the IBAN registry (SWIFT, ISO 13616-2), release 99.
    private static final Map<String, Integer> IBAN_LENGTHS =
            lengths(
                    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18"
                            + " DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22"
                            + " IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19"
                            + " MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31"
                            + " SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");
    private static final int LEAST_CUT_IBAN = 12;
    private static final int SECRET_KEY = 40;
    private static final int CODICE_FISCALE = 16;
    private static final String CODICE_FISCALE_SHAPE = "aaaaaa##a##a###a";
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private final Found found;
    private final FlatText text;

    CodeScanner(Found found) {
        this.found = found;
        this.text = found.text();
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    /// @param at where a word of letters and digits starts
    int look(int at) {
        if (!mayBeCode(at)) {
            return at;
        }
        int end = iban(at);
        end = end > at ? end : insuranceNumber(at);
        end = end > at ? end : codiceFiscale(at);
        end = end > at ? end : spanishId(at);
        return end > at ? end : secretKey(at);
    }

    // Most words are none: fewer than 16 letters, with no digit, plus or slash behind them, and no
    // one or two letters that a digit may follow at a distance.
    private boolean mayBeCode(int at) {
        int letters = 0;
        while (letters < CODICE_FISCALE && Chars.LETTER.has(text.at(at + letters))) {
            letters++;
        }
        char next = text.at(at + letters);
        return letters == CODICE_FISCALE
                || Chars.BASE64.has(next)
                || (letters == 1 && next == '-')
                || (letters == 2 && text.isDigit(at + 3));
    }

    private int iban(int at) {
        if (!text.isDigit(at + 2) || !text.isDigit(at + 3)) {
            return at;
        }
        int length = IBAN_LENGTHS.getOrDefault(text.text(at, at + 2).toUpperCase(Locale.ROOT), 0);
        StringBuilder iban = new StringBuilder();
        int end = at;
        while (iban.length() < length) {
            char c = text.at(end);
            boolean isJoint =
                    (c == ' ' || c == '-' || c == '\n')
                            && iban.length() >= 4
                            && text.isWord(end + 1)
                            && isGroupEnd(iban.length(), text.at(end + 1));
            if (!isJoint && !(c < 0x80 && Chars.isWord(c))) {
                break;
            }
            if (!isJoint) {
                iban.append(Chars.upper(c));
            }
            end++;
        }
        boolean isWhole = length > 0 && iban.length() == length && !text.isWord(end);
        if (isWhole && Checksums.iban(iban.toString())) {
            found.evident(SensitiveKind.IBAN, at, end);
            return end;
        }
        if (end == text.length() && iban.length() >= LEAST_CUT_IBAN && iban.length() < length) {
            found.add(SensitiveKind.IBAN, at, end, true, true);
        }
        return at;
    }

    // Groups of four; banks write others too, but never in front of a small letter.
    private static boolean isGroupEnd(int count, char next) {
        return count % 4 == 0 || Chars.isDigit(next) || Chars.upper(next) == next;
    }

    // AB 12 34 56 C: HMRC NIM39110.
    private int insuranceNumber(int at) {
        if (text.isDigit(at) || !(text.isDigit(at + 2) || text.isDigit(at + 3))) {
            return at;
        }
        StringBuilder number = new StringBuilder();
        int end = at;
        int joints = 0;
        while (number.length() < 9) {
            char c = Chars.upper(text.at(end));
            boolean isJoint =
                    (c == ' ' || c == '-') && number.length() % 2 == 0 && !number.isEmpty();
            if (isJoint) {
                joints++;
            } else if (Chars.isDigit(c) == (number.length() >= 2 && number.length() < 8)
                    && Chars.ALNUM.has(c)) {
                number.append(c);
            } else {
                return at;
            }
            end++;
        }
        String prefix = number.substring(0, 2);
        boolean isOne =
                !text.isWord(end)
                        && "DFIQUV".indexOf(prefix.charAt(0)) < 0
                        && "DFIQUVO".indexOf(prefix.charAt(1)) < 0
                        && !prefix.matches("BG|GB|NK|KN|TN|NT|ZZ")
                        && number.charAt(8) <= 'D';
        if (!isOne) {
            return at;
        }
        found.add(SensitiveKind.NATIONAL_ID, at, end, joints >= 3, false);
        return end;
    }

    private int codiceFiscale(int at) {
        if (text.isWord(at + CODICE_FISCALE) || at + CODICE_FISCALE > text.length()) {
            return at;
        }
        for (int i = 0; i < CODICE_FISCALE; i++) {
            char c = text.at(at + i);
            boolean isRight =
                    CODICE_FISCALE_SHAPE.charAt(i) == '#'
                            ? Chars.isDigit(c) || "LMNPQRSTUV".indexOf(Chars.upper(c)) >= 0
                            : c < 0x80 && Chars.isLetter(c);
            if (!isRight) {
                return at;
            }
        }
        String code = text.text(at, at + CODICE_FISCALE).toUpperCase(Locale.ROOT);
        if (!Checksums.codiceFiscale(code)) {
            return at;
        }
        found.evident(SensitiveKind.NATIONAL_ID, at, at + CODICE_FISCALE);
        return at + CODICE_FISCALE;
    }

    // DNI 12345678Z and NIE X1234567L (Orden INT/2058/2008); a hyphen may stand before the letter.
    private int spanishId(int at) {
        int first = "XYZ".indexOf(Chars.upper(text.at(at)));
        int from = first >= 0 ? at + 1 : at;
        from = first >= 0 && text.at(from) == '-' ? from + 1 : from;
        int end = from;
        while (text.isDigit(end) && end - from < 8) {
            end++;
        }
        if (end - from != (first >= 0 ? 7 : 8)) {
            return at;
        }
        int number = Integer.parseInt(text.text(from, end)) + Math.max(first, 0) * 10_000_000;
        end += text.at(end) == '-' ? 1 : 0;
        if (Chars.upper(text.at(end)) != DNI_LETTERS.charAt(number % 23) || text.isWord(end + 1)) {
            return at;
        }
        found.add(SensitiveKind.NATIONAL_ID, at, end + 1, false, false);
        return end + 1;
    }

    // An AWS secret key has no shape but its length and its mix.
    private int secretKey(int at) {
        if (Chars.BASE64.has(text.at(at - 1)) || Chars.BASE64.has(text.at(at + SECRET_KEY))) {
            return at;
        }
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = at; i < at + SECRET_KEY; i++) {
            char c = text.at(i);
            if (!Chars.BASE64.has(c)) {
                return at;
            }
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digit |= Chars.isDigit(c);
        }
        if (!(upper && lower && digit)) {
            return at;
        }
        found.add(SensitiveKind.API_KEY, at, at + SECRET_KEY, false, false);
        return at + SECRET_KEY;
    }
}
