package dev.policyplayground.simulator;

import dev.policyplayground.catalog.Behaviour;
import dev.policyplayground.catalog.Lifecycle;
import dev.policyplayground.catalog.Model;
import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers `GET /v1/models` and `/v1/models/{id}` from the catalog. Immutable. Source:
/// `facts/claude-api.md`, section 2.
record ModelDesk(ModelCatalog catalog, InstantSource clock) {
    private static final List<String> LINES = List.of("haiku", "sonnet", "opus", "fable", "mythos");

    private static final Comparator<Model> NEWEST_FIRST =
            Comparator.comparing((Model m) -> m.life().released()).reversed();

    void list(Visit visit) throws IOException {
        List<JsonNode> all =
                catalog.models().stream().sorted(NEWEST_FIRST).map(this::json).toList();
        Optional<JsonNode> page = Pages.of(visit, all, 20, 1_000);
        if (page.isPresent()) {
            visit.answer(page.get());
        } else {
            visit.refuse(Pages.WRONG_LIMIT);
        }
    }

    void one(Visit visit, String id) throws IOException {
        Optional<Model> model = catalog.find(id);
        if (model.isPresent()) {
            visit.answer(json(model.get()));
        } else {
            visit.refuse(new Fault(404, "not_found_error", "model: " + id));
        }
    }

    private JsonNode json(Model model) {
        Lifecycle state = model.life().on(ModelCatalog.day(clock.instant()));
        return JsonNode.object()
                .put("type", "model")
                .put("id", model.id())
                .put("display_name", "Claude " + model.title())
                .put("created_at", model.life().released() + "T00:00:00Z")
                .put("max_input_tokens", model.maxInputTokens())
                .put("max_tokens", model.maxOutputTokens())
                .put(
                        "lifecycle",
                        state == Lifecycle.LEGACY ? Lifecycle.ACTIVE.code() : state.code())
                .put("line", LINES.stream().filter(model.id()::contains).findFirst())
                .put("deprecated_at", model.life().deprecated().map(day -> day + "T00:00:00Z"))
                .put("retires_at", model.life().retires().map(day -> day + "T00:00:00Z"))
                .put("capabilities", capabilities(model.behaviour()));
    }

    private static JsonNode capabilities(Behaviour behaviour) {
        JsonNode effort = supported(true);
        Stream.of("low", "medium", "high", "xhigh", "max")
                .forEach(level -> effort.put(level, supported(true)));
        JsonNode types =
                JsonNode.object()
                        .put(
                                "adaptive",
                                supported(!behaviour.refuses().contains(Thinking.ADAPTIVE)))
                        .put("between_tools", supported(true))
                        .put(
                                "disabled",
                                supported(!behaviour.refuses().contains(Thinking.DISABLED)))
                        .put("enabled", supported(!behaviour.refuses().contains(Thinking.ENABLED)));
        return JsonNode.object()
                .put("batch", supported(true))
                .put("citations", supported(true))
                .put("code_execution", supported(false))
                .put("context_management", supported(false))
                .put("effort", effort)
                .put("image_input", supported(true))
                .put("pdf_input", supported(true))
                .put(
                        "server_tools",
                        supported(false)
                                .put("code_execution", supported(false))
                                .put("web_search", supported(false)))
                .put("structured_outputs", supported(true))
                .put("thinking", supported(true).put("types", types));
    }

    private static JsonNode supported(boolean is) {
        return JsonNode.object().put("supported", is);
    }
}
