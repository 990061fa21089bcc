package dev.policyplayground.catalog;

import java.util.Locale;

/// How a request asks a model to think. Source: the Messages API, `thinking.type`.
public enum Thinking {
    /// The request says nothing of it.
    MODEL_DEFAULT,
    /// The model decides how much.
    ADAPTIVE,
    /// Up to a budget of tokens; only older models take it.
    ENABLED,
    DISABLED;

    /// The API's word, and the command line's.
    public String code() {
        return this == MODEL_DEFAULT ? "default" : name().toLowerCase(Locale.ROOT);
    }
}
