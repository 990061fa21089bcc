package dev.policyplayground.cli;

import dev.policyplayground.catalog.Behaviour;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiResult;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ModelInfo;
import dev.policyplayground.json.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `playground models`: the models that this program knows, or those that a key may use.
@Command(
        name = "models",
        description = "Lists models, their limits, and what each takes and refuses.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable PlaygroundCommand root;
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--live",
            description = "Ask the API which models the key may use; spends nothing.")
    private boolean live;

    @Mixin private PlainHttpOption plainHttp = new PlainHttpOption();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        Bench bench = Objects.requireNonNull(root).bench();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ModelCatalog catalog = bench.catalog();
        if (!live) {
            Instant now = bench.clock().instant();
            if (!json) {
                out.println("As of " + catalog.asOf());
            }
            catalog.models().forEach(m -> known(m, catalog, now, out));
            return ExitCode.OK;
        }
        plainHttp.apply(bench, spec.commandLine().getErr());
        return switch (bench.client().models(new Cancellation())) {
            case ApiResult.Ok<List<ModelInfo>>(List<ModelInfo> models, var _) -> {
                models.forEach(m -> told(m, catalog, out));
                yield ExitCode.OK;
            }
            case ApiResult.Failed<List<ModelInfo>>(ApiFailure failure, var _) ->
                    throw new CommandFault(ExitCode.API_FAILURE, failure.describe());
            case ApiResult.Cancelled<List<ModelInfo>>() -> ExitCode.CANCELLED;
        };
    }

    private void known(Model model, ModelCatalog catalog, Instant now, PrintWriter out) {
        Optional<String> advice = catalog.advice(model.id(), now);
        Behaviour behaviour = model.behaviour();
        String lifecycle = model.life().on(ModelCatalog.day(now)).code();
        if (json) {
            JsonNode row =
                    JsonNode.object()
                            .put("id", model.id())
                            .put("title", model.title())
                            .put("lifecycle", lifecycle)
                            .put("maxInputTokens", model.maxInputTokens())
                            .put("maxOutputTokens", model.maxOutputTokens())
                            .put("thinking", JsonNode.array(texts(behaviour)))
                            .put("sampling", behaviour.sampling().name().toLowerCase(Locale.ROOT))
                            .put("advice", advice);
            out.println(row);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-20s %-10s %,11d in  %,9d out  thinking %-28s %s%n",
                model.id(),
                lifecycle,
                model.maxInputTokens(),
                model.maxOutputTokens(),
                thinking(behaviour),
                advice.orElse(""));
    }

    private void told(ModelInfo model, ModelCatalog catalog, PrintWriter out) {
        boolean isKnown = catalog.find(model.id()).isPresent();
        if (json) {
            JsonNode row =
                    JsonNode.object()
                            .put("id", model.id())
                            .put("title", model.displayName())
                            .put("lifecycle", model.lifecycle())
                            .put("maxInputTokens", model.maxInputTokens())
                            .put("maxOutputTokens", model.maxTokens())
                            .put("retiresAt", model.retiresAt())
                            .put("isKnown", isKnown);
            out.println(row);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-20s %-10s %,11d in  %,9d out  %s%n",
                model.id(),
                model.lifecycle().orElse("not told"),
                model.maxInputTokens(),
                model.maxTokens(),
                isKnown ? "" : "not known to this program: no price");
    }

    private static List<JsonNode> texts(Behaviour behaviour) {
        return Arrays.stream(Thinking.values())
                .filter(behaviour.accepts()::contains)
                .map(mode -> JsonNode.text(mode.code()))
                .toList();
    }

    private static String thinking(Behaviour behaviour) {
        String modes =
                Arrays.stream(Thinking.values())
                        .filter(behaviour.accepts()::contains)
                        .map(Thinking::code)
                        .collect(Collectors.joining(", "));
        return switch (behaviour.thinking()) {
            case ALWAYS -> "always";
            case ON -> "on; " + modes;
            case OFF -> "off; " + modes;
        };
    }
}
