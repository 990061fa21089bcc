package dev.policyplayground.catalog;

import dev.policyplayground.json.JsonFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The models this program knows, and those that are gone. Immutable. A model it does not know may
/// still be used: it has no row here and no price.
///
/// @param asOf the day the list was compiled
public record ModelCatalog(LocalDate asOf, List<Model> models, List<Retired> retired) {
    public static final String DEFAULT_MODEL = "claude-opus-5-5";

    /// What judges where a pack does not say otherwise: the smallest model of the newest
    /// generation. Source: `facts/claude-api.md`, section 5.
    public static final String DEFAULT_JUDGE = "claude-haiku-5-5";

    /// What a run asks for where nobody says otherwise, in tokens.
    public static final long DEFAULT_MAX_TOKENS = 4_096;

    public ModelCatalog {
        models = List.copyOf(models);
        retired = List.copyOf(retired);
    }

    /// A model that the API answers with 404 for from a day on.
    ///
    /// @param replacement what to use in its place, where that is said
    public record Retired(String id, LocalDate since, Optional<String> replacement) {}

    /// Reads `models.json`.
    ///
    /// @throws JsonFault when it is not JSON, or a row of it is not sound; names the model
    public static ModelCatalog parse(String text) throws JsonFault {
        return CatalogReader.read(text);
    }

    /// The model with that id; a dated id such as `claude-opus-4-5-20251101` finds its model.
    public Optional<Model> find(String id) {
        String undated = undated(id);
        return models.stream().filter(m -> m.id().equals(id) || m.id().equals(undated)).findFirst();
    }

    /// What `id` takes and refuses; everything for a model that is not known.
    public Behaviour behaviour(String id) {
        return find(id).map(Model::behaviour).orElse(Behaviour.NOT_KNOWN);
    }

    /// When `id` goes and what takes its place, whether or not it is gone; empty where no such day
    /// is known.
    public Optional<Retired> retirement(String id) {
        String undated = undated(id);
        return retired.stream()
                .filter(r -> r.id.equals(id) || r.id.equals(undated))
                .findFirst()
                .or(
                        () ->
                                find(id).map(Model::life)
                                        .flatMap(
                                                life ->
                                                        life.retires()
                                                                .map(
                                                                        day ->
                                                                                new Retired(
                                                                                        id,
                                                                                        day,
                                                                                        life
                                                                                                .replacement()))));
    }

    /// True when the API answers 404 for `id` at `now`, as far as this list knows.
    public boolean isRetired(String id, Instant now) {
        return retirement(id).filter(r -> !r.since.isAfter(day(now))).isPresent();
    }

    /// What a person should know before asking `id` at `now`: that it is gone or about to go, and
    /// what takes its place. Empty for a model in its prime, and for one that is not known.
    public Optional<String> advice(String id, Instant now) {
        return retirement(id)
                .map(
                        r ->
                                id
                                        + (isRetired(id, now) ? " was retired on " : " retires on ")
                                        + r.since
                                        + r.replacement.map(use -> ": use " + use).orElse(""));
    }

    /// The day that holds for models at `now`: their dates are the API's, which counts in UTC.
    public static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    // Dated ids end with a day, or with -latest.
    private static String undated(String id) {
        return id.replaceFirst("-(20\\d{6}|latest|0)$", "");
    }
}
