package dev.policyplayground.catalog;

import java.util.Arrays;
import java.util.Optional;

/// The Messages API's version, sent with each request. Source: `facts/claude-api.md`, section 0.
public enum ApiVersion {
    V2023_06_01("2023-06-01"),
    /// Knows no sampling parameters, and takes documents from the user alone.
    V2026_10_21("2026-10-21");

    private final String header;

    ApiVersion(String header) {
        this.header = header;
    }

    /// The value of `anthropic-version`.
    public String header() {
        return header;
    }

    public static Optional<ApiVersion> of(String header) {
        return Arrays.stream(values()).filter(v -> v.header.equals(header)).findFirst();
    }
}
