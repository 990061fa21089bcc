package dev.policyplayground.prompt;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Behaviour;
import dev.policyplayground.catalog.Behaviour.ByDefault;
import dev.policyplayground.catalog.Behaviour.Sampling;
import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.prompt.CallSettings.Caching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says which settings a model would refuse, and why, before they are sent. Immutable. Reasons are
/// for a person, without a full stop. What is not known of a model is not refused.
///
/// @param model the model's name, for a person
public record CallCheck(String model, Behaviour behaviour, ApiVersion version) {

    /// Why thinking cannot be asked for in this way; empty when it can.
    public Optional<String> refusal(Thinking mode, Optional<Effort> effort) {
        if (mode == Thinking.MODEL_DEFAULT) {
            return Optional.empty();
        }
        if (behaviour.refuses().contains(mode)) {
            return Optional.of(
                    switch (mode) {
                        case MODEL_DEFAULT, DISABLED ->
                                behaviour.thinking() == ByDefault.ALWAYS
                                        ? model + " always thinks"
                                        : model + " does not let thinking be turned off";
                        case ADAPTIVE -> model + " does not know adaptive thinking";
                        case ENABLED ->
                                model + " takes no thinking budget; use adaptive and an effort";
                    });
        }
        boolean tooMuch =
                mode == Thinking.DISABLED
                        && effort.isPresent()
                        && behaviour
                                .offUpTo()
                                .filter(e -> effort.get().compareTo(e) > 0)
                                .isPresent();
        return tooMuch
                ? Optional.of(
                        model
                                + " lets thinking be turned off only up to effort "
                                + behaviour.offUpTo().orElseThrow().code())
                : Optional.empty();
    }

    /// Why no temperature can be given; empty when one can.
    public Optional<String> temperatureRefusal() {
        if (version == ApiVersion.V2026_10_21) {
            return Optional.of(
                    "API version 2026-10-21 has no temperature; 2023-06-01 can be chosen in Settings");
        }
        return behaviour.sampling() == Sampling.REFUSED || behaviour.sampling() == Sampling.DEFAULTS
                ? Optional.of(model + " takes no temperature")
                : Optional.empty();
    }

    /// Why the request cannot be kept in the United States; empty when it can.
    public Optional<String> usOnlyRefusal() {
        return behaviour.usOnly()
                ? Optional.empty()
                : Optional.of(model + " does not take inference_geo; models from 4.6 on do");
    }

    /// Why the words of the thinking would not come, though they are asked for; empty when they
    /// can.
    public Optional<String> showThinkingRefusal(Thinking mode) {
        return mode == Thinking.ENABLED || mode == Thinking.DISABLED || !behaviour.thinksWith(mode)
                ? Optional.of("only adaptive thinking has a choice of display")
                : Optional.empty();
    }

    /// Why the budget for thinking cannot be; empty when it can. It is part of the reply's limit.
    public Optional<String> budgetRefusal(CallSettings settings, long maxTokens) {
        return settings.thinking() == Thinking.ENABLED && settings.thinkingBudget() >= maxTokens
                ? Optional.of(
                        "a thinking budget of "
                                + settings.thinkingBudget()
                                + " tokens needs a larger limit for the reply than "
                                + maxTokens)
                : Optional.empty();
    }

    /// All that would be refused of `settings` with a reply of at most `maxTokens`.
    public List<String> refusals(CallSettings settings, long maxTokens) {
        List<String> all = new ArrayList<>();
        budgetRefusal(settings, maxTokens).ifPresent(all::add);
        refusal(settings.thinking(), settings.effort()).ifPresent(all::add);
        settings.temperature().flatMap(_ -> temperatureRefusal()).ifPresent(all::add);
        Stream.of(settings.usOnly())
                .filter(only -> only)
                .flatMap(_ -> usOnlyRefusal().stream())
                .forEach(all::add);
        return all;
    }

    /// `settings` without what would be refused with a reply of at most `maxTokens`.
    public CallSettings fitting(CallSettings settings, long maxTokens) {
        CallSettings fit = settings;
        if (refusal(fit.thinking(), fit.effort()).isPresent()
                || budgetRefusal(fit, maxTokens).isPresent()) {
            fit = fit.with(Thinking.MODEL_DEFAULT);
        }
        if (temperatureRefusal().isPresent()) {
            fit = fit.withTemperature(Optional.empty());
        }
        return usOnlyRefusal().isPresent() ? fit.withUsOnly(false) : fit;
    }

    /// Why a prompt of so many tokens would not be cached though it is asked for; empty when it may
    /// be.
    public Optional<String> cachingNote(CallSettings settings, long promptTokens) {
        return settings.caching() != Caching.OFF && promptTokens < behaviour.minCacheTokens()
                ? Optional.of(
                        model
                                + " caches prompts from "
                                + behaviour.minCacheTokens()
                                + " tokens on; this one is shorter and will not be")
                : Optional.empty();
    }
}
