package dev.policyplayground.catalog;

import java.util.Optional;
import java.util.Set;

/// What a model takes and what it refuses. Immutable. Source: `facts/claude-api.md`, section 3;
/// read from `models.json`, so that a new model needs no new code.
///
/// @param prefill true when a conversation may end with words of the assistant's
/// @param accepts the ways of thinking it is known to take
/// @param refuses those it answers with a 400; one in neither set is not known
/// @param offUpTo the highest effort at which thinking can be turned off, where there is one
/// @param omitsText true when the words of its thinking are left out unless they are asked for
/// @param forcedToolChoice whether `tool_choice` may name a tool; empty when not known
/// @param minCacheTokens prompts of fewer tokens are not cached; 0 when not known
/// @param usOnly true when `inference_geo` may be `us`
public record Behaviour(
        Sampling sampling,
        boolean prefill,
        Set<Thinking> accepts,
        Set<Thinking> refuses,
        ByDefault thinking,
        Optional<Effort> offUpTo,
        boolean omitsText,
        Optional<Boolean> forcedToolChoice,
        long minCacheTokens,
        boolean usOnly) {

    /// What becomes of `temperature`, `top_p` and `top_k` under API version 2023-06-01. Under
    /// 2026-10-21 no model takes them.
    public enum Sampling {
        FREE,
        /// Either temperature or top_p.
        ONE,
        /// Their default values alone.
        DEFAULTS,
        REFUSED
    }

    /// Whether it thinks when a request says nothing of it.
    public enum ByDefault {
        OFF,
        ON,
        ALWAYS
    }

    /// Takes everything: what is assumed of a model that is not known, so that nothing is withheld
    /// from it.
    public static final Behaviour NOT_KNOWN =
            new Behaviour(
                    Sampling.FREE,
                    true,
                    Set.of(),
                    Set.of(),
                    ByDefault.OFF,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    0,
                    true);

    public Behaviour {
        accepts = Set.copyOf(accepts);
        refuses = Set.copyOf(refuses);
    }

    /// True when a request with `mode` makes the model think.
    public boolean thinksWith(Thinking mode) {
        return switch (mode) {
            case MODEL_DEFAULT -> thinking != ByDefault.OFF;
            case ADAPTIVE, ENABLED -> true;
            case DISABLED -> thinking == ByDefault.ALWAYS;
        };
    }
}
