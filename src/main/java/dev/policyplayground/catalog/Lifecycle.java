package dev.policyplayground.catalog;

import java.util.Locale;

/// Where a model stands between its release and its end.
public enum Lifecycle {
    ACTIVE,
    /// Superseded, and still answered.
    LEGACY,
    /// Its retirement is announced.
    DEPRECATED,
    /// The API answers 404.
    RETIRED;

    /// The word of lists and of JSON.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
