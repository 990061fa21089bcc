package dev.policyplayground.text.sensitive;

import java.util.Locale;

/// What [SensitiveData] tells apart.
public enum SensitiveKind {
    CARD,
    IBAN,
    API_KEY,
    URL_PASSWORD,
    EMAIL,
    PHONE,
    NATIONAL_ID;

    /// The name as policy packs write it, such as `api_key`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
