package dev.policyplayground.catalog;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The models this program knows. Immutable. A model it does not know may still be used: it has no
/// row here and no price.
public record ModelCatalog(LocalDate asOf, List<Model> models) {
    public static final String DEFAULT_MODEL = "claude-opus-5-5";

    /// What a run asks for where nobody says otherwise, in tokens.
    public static final long DEFAULT_MAX_TOKENS = 4_096;

    public ModelCatalog {
        models = List.copyOf(models);
    }

    /// Reads `models.json`.
    ///
    /// @throws JsonFault when it is not JSON or a date in it is none
    public static ModelCatalog parse(String text) throws JsonFault {
        JsonNode root = JsonNode.parse(text);
        try {
            return new ModelCatalog(
                    LocalDate.parse(root.get("as_of").textOrEmpty()),
                    root.get("models").items().stream().map(ModelCatalog::model).toList());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonFault("models.json: " + e.getMessage());
        }
    }

    /// The model with that id; a dated id such as `claude-opus-4-5-20251101` finds its model.
    public Optional<Model> find(String id) {
        String undated = id.replaceFirst("-20\\d{6}$", "");
        return models.stream().filter(m -> m.id().equals(id) || m.id().equals(undated)).findFirst();
    }

    private static Model model(JsonNode row) {
        return new Model(
                row.get("id").textOrEmpty(),
                row.get("title").textOrEmpty(),
                row.get("max_input_tokens").count(),
                row.get("max_output_tokens").count(),
                row.get("refuses_sampling").isTrue(),
                row.get("thinks_always").isTrue(),
                Model.Lifecycle.valueOf(
                        row.get("lifecycle").textOrEmpty().toUpperCase(Locale.ROOT)),
                row.get("retires").asText().map(LocalDate::parse),
                row.get("replacement").asText());
    }
}
