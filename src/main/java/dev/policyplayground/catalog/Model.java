package dev.policyplayground.catalog;

/// A model that can be asked. Immutable. Source: Anthropic's models overview; read from
/// `models.json`.
///
/// @param maxInputTokens the context window
/// @param maxOutputTokens the largest `max_tokens`
public record Model(
        String id,
        String title,
        long maxInputTokens,
        long maxOutputTokens,
        Lifespan life,
        Behaviour behaviour) {}
