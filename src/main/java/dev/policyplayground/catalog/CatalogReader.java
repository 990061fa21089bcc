package dev.policyplayground.catalog;

import dev.policyplayground.catalog.Behaviour.ByDefault;
import dev.policyplayground.catalog.Behaviour.Sampling;
import dev.policyplayground.catalog.ModelCatalog.Retired;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `models.json`; nothing in it is guessed. Stateless.
final class CatalogReader {
    private CatalogReader() {}

    static ModelCatalog read(String text) throws JsonFault {
        JsonNode root = JsonNode.parse(text);
        List<Model> models = new ArrayList<>();
        for (JsonNode row : root.get("models").items()) {
            models.add(at(row, CatalogReader::model));
        }
        List<Retired> retired = new ArrayList<>();
        for (JsonNode row : root.get("retired").items()) {
            retired.add(at(row, CatalogReader::retired));
        }
        return new ModelCatalog(at(root, r -> date(r, "as_of")), models, retired);
    }

    private interface RowReader<T> {
        T read(JsonNode row);
    }

    private static <T> T at(JsonNode row, RowReader<T> reader) throws JsonFault {
        try {
            return reader.read(row);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonFault(
                    "models.json: " + row.get("id").textOrEmpty() + " " + e.getMessage());
        }
    }

    private static Model model(JsonNode row) {
        return new Model(
                row.get("id").textOrEmpty(),
                row.get("title").textOrEmpty(),
                row.get("max_input_tokens").count(),
                row.get("max_output_tokens").count(),
                life(row),
                behaviour(row.get("behaviour")));
    }

    private static Lifespan life(JsonNode row) {
        return new Lifespan(
                date(row, "released"),
                row.get("legacy").isTrue(),
                row.get("deprecated").asText().map(LocalDate::parse),
                row.get("retires").asText().map(LocalDate::parse),
                row.get("replacement").asText());
    }

    private static Behaviour behaviour(JsonNode row) {
        return new Behaviour(
                choice(Sampling.class, row.get("sampling")),
                row.get("prefill").isTrue(),
                thinking(row.get("thinking")),
                thinking(row.get("thinking_refused")),
                choice(ByDefault.class, row.get("thinking_default")),
                row.get("thinking_off_up_to").isMissing()
                        ? Optional.empty()
                        : Optional.of(choice(Effort.class, row.get("thinking_off_up_to"))),
                row.get("thinking_text").textOrEmpty().equals("omitted"),
                row.get("forced_tool_choice").isMissing()
                        ? Optional.empty()
                        : Optional.of(row.get("forced_tool_choice").isTrue()),
                row.get("cache_min_tokens").count(),
                row.get("us_only").isTrue());
    }

    private static Set<Thinking> thinking(JsonNode modes) {
        return modes.items().stream()
                .map(mode -> choice(Thinking.class, mode))
                .collect(Collectors.toSet());
    }

    private static Retired retired(JsonNode row) {
        return new Retired(
                row.get("id").textOrEmpty(), date(row, "retired"), row.get("replacement").asText());
    }

    private static LocalDate date(JsonNode row, String name) {
        return LocalDate.parse(row.get(name).textOrEmpty());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode word) {
        return Enum.valueOf(type, word.textOrEmpty().toUpperCase(Locale.ROOT));
    }
}
