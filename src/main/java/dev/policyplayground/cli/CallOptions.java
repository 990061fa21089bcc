package dev.policyplayground.cli;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.prompt.CallCheck;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.CallSettings.Caching;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// The options that say how the model is asked.
final class CallOptions {
    @Option(
            names = "--thinking",
            paramLabel = "MODE",
            defaultValue = "default",
            description = "default, adaptive, enabled or disabled (default: the model's own).")
    private String thinking = "default";

    @Option(
            names = "--thinking-budget",
            paramLabel = "N",
            defaultValue = "2048",
            description =
                    "Tokens for --thinking enabled, at least 1024 (default: ${DEFAULT-VALUE}).")
    private int budget = 2_048;

    @Option(
            names = "--effort",
            paramLabel = "LEVEL",
            description = "low, medium, high, xhigh or max (default: the model's own).")
    private Optional<String> effort = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "0..1",
            description = "For older models under API version 2023-06-01 only.")
    private Optional<BigDecimal> temperature = Optional.empty();

    @Option(
            names = "--cache",
            paramLabel = "TTL",
            description = "Keep the prompt in the API's cache: 5m or 1h.")
    private Optional<String> cache = Optional.empty();

    @Option(names = "--us-only", description = "Have the request worked on in the United States.")
    private boolean usOnly;

    @Option(
            names = "--stop",
            paramLabel = "TEXT",
            description = "A stop sequence; may be given several times.")
    private List<String> stop = List.of();

    /// @throws CommandFault when a word is not known, or the model would refuse a setting
    CallSettings settings(
            String modelId, long maxTokens, ModelCatalog catalog, ApiVersion version) {
        if (!CallSettings.isBudget(budget)) {
            throw new CommandFault(
                    ExitCode.USAGE, "--thinking-budget must be from 1024 to 1000000 tokens");
        }
        if (stop.size() > CallSettings.MOST_STOPS) {
            throw new CommandFault(
                    ExitCode.USAGE, "--stop may be given " + CallSettings.MOST_STOPS + " times");
        }
        CallSettings settings =
                CallSettings.DEFAULT
                        .with(one("--thinking", Thinking.values(), Thinking::code, thinking))
                        .withBudget(budget)
                        .withEffort(
                                effort.map(e -> one("--effort", Effort.values(), Effort::code, e)))
                        .withTemperature(temperature)
                        .with(
                                cache.map(c -> one("--cache", Caching.values(), Caching::ttl, c))
                                        .orElse(Caching.OFF))
                        .withUsOnly(usOnly)
                        .withStopSequences(stop);
        if (temperature
                .filter(t -> t.signum() < 0 || t.compareTo(BigDecimal.ONE) > 0)
                .isPresent()) {
            throw new CommandFault(ExitCode.USAGE, "--temperature must be from 0 to 1");
        }
        List<String> refusals =
                new CallCheck(
                                catalog.find(modelId).map(Model::title).orElse(modelId),
                                catalog.behaviour(modelId),
                                version)
                        .refusals(settings, maxTokens);
        if (!refusals.isEmpty()) {
            throw new CommandFault(ExitCode.USAGE, String.join("; ", refusals));
        }
        return settings;
    }

    private static <T> T one(String option, T[] values, Function<T, String> code, String word) {
        return Arrays.stream(values)
                .filter(v -> !word.isEmpty() && code.apply(v).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFault(
                                        ExitCode.USAGE,
                                        option
                                                + " must be one of "
                                                + String.join(
                                                        ", ",
                                                        Arrays.stream(values)
                                                                .map(code)
                                                                .filter(c -> !c.isEmpty())
                                                                .toList())
                                                + ", not '"
                                                + word
                                                + "'"));
    }
}
