package dev.policyplayground.catalog;

import java.time.LocalDate;
import java.util.Optional;

/// A model that can be asked. Immutable. Source: Anthropic's models overview; read from
/// `models.json`.
///
/// @param maxInputTokens the context window
/// @param maxOutputTokens the largest `max_tokens`
/// @param released the day it came out
/// @param retires the day it retires, where one is announced
/// @param replacement what to use in its place, where it is on its way out
public record Model(
        String id,
        String title,
        long maxInputTokens,
        long maxOutputTokens,
        LocalDate released,
        Lifecycle lifecycle,
        Optional<LocalDate> retires,
        Optional<String> replacement,
        Behaviour behaviour) {

    public enum Lifecycle {
        ACTIVE,
        LEGACY,
        DEPRECATED
    }
}
