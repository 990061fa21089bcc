package dev.policyplayground.catalog;

import java.time.LocalDate;
import java.util.Optional;

/// A Claude model and what it accepts. Immutable. Source of the bundled rows: `assets/models.json`.
///
/// @param id as the API takes it
/// @param maxInputTokens the context window, in tokens
/// @param maxOutputTokens the highest `max_tokens` it takes
/// @param refusesSampling true when `temperature`, `top_p` and `top_k` give a 400
/// @param thinksAlways true when thinking cannot be turned off
/// @param retires the day it retires, where one is announced
public record Model(
        String id,
        String title,
        long maxInputTokens,
        long maxOutputTokens,
        boolean refusesSampling,
        boolean thinksAlways,
        Lifecycle lifecycle,
        Optional<LocalDate> retires,
        Optional<String> replacement) {

    public enum Lifecycle {
        ACTIVE,
        LEGACY,
        DEPRECATED
    }
}
