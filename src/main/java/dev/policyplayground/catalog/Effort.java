package dev.policyplayground.catalog;

import java.util.Locale;

/// How much work a request asks for. Source: the Messages API, `output_config.effort`.
public enum Effort {
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX;

    /// The API's word, and the command line's.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
