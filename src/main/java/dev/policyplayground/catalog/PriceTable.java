package dev.policyplayground.catalog;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// List prices, each valid from a day on, with tiers by the size of the request. Immutable. Read
/// from `prices.json`, which names its source and the day it was compiled. A model that is not in
/// it has no price, which is not the same as costing nothing.
///
/// @param batchFactor what a batch multiplies all of a request's price by; absent when the file
///   does not say
public record PriceTable(LocalDate asOf, Optional<BigDecimal> batchFactor, List<Row> rows) {

    /// @param from the first day this price held
    /// @param usFactor what `inference_geo: us` multiplies the price by; absent where a model does
    ///   not take it
    /// @param tiers by rising request size; the last one takes every size above
    public record Row(
            String model, LocalDate from, Optional<BigDecimal> usFactor, List<Price> tiers) {
        public Row {
            tiers =
                    tiers.stream()
                            .sorted(Comparator.comparingLong(Price::maxPromptTokens))
                            .toList();
        }
    }

    public PriceTable {
        rows = List.copyOf(rows);
    }

    /// @throws JsonFault when the text is not JSON, or a row lacks a number or a date; says which
    ///   row
    public static PriceTable parse(String text) throws JsonFault {
        JsonNode root = JsonNode.parse(text);
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : root.get("prices").items()) {
            rows.add(row(row));
        }
        if (rows.isEmpty()) {
            throw new JsonFault("prices.json: 'prices' has no row");
        }
        return new PriceTable(
                date(root, "as_of", "prices.json"),
                factor(root, "batch_factor", "prices.json"),
                rows);
    }

    /// The price of a request of `promptTokens` to `model` on `day`, if the table has one.
    public Optional<Price> find(String model, LocalDate day, long promptTokens) {
        return row(model, day)
                .flatMap(
                        row ->
                                row.tiers.stream()
                                        .filter(p -> promptTokens <= p.maxPromptTokens())
                                        .findFirst());
    }

    /// The row of `model` that holds on `day`, if there is one; a dated id such as
    /// `claude-opus-4-5-20251101` finds its model.
    public Optional<Row> row(String model, LocalDate day) {
        String undated = model.replaceFirst("-20\\d{6}$", "");
        return rows.stream()
                .filter(row -> row.model.equals(model) || row.model.equals(undated))
                .filter(row -> !row.from.isAfter(day))
                .max(Comparator.comparing(Row::from));
    }

    private static Optional<BigDecimal> factor(JsonNode row, String name, String what)
            throws JsonFault {
        if (row.get(name).isMissing()) {
            return Optional.empty();
        }
        return Optional.of(
                row.get(name)
                        .asDecimal()
                        .filter(factor -> factor.signum() > 0)
                        .orElseThrow(
                                () ->
                                        new JsonFault(
                                                "prices.json: "
                                                        + what
                                                        + " needs a number above 0 for '"
                                                        + name
                                                        + "'")));
    }

    private static Row row(JsonNode row) throws JsonFault {
        String model = row.get("model").textOrEmpty();
        if (model.isBlank()) {
            throw new JsonFault("prices.json: a row without 'model'");
        }
        List<Price> tiers = new ArrayList<>();
        for (JsonNode tier : row.get("tiers").items()) {
            tiers.add(
                    new Price(
                            tier.get("up_to_prompt_tokens").isMissing()
                                    ? Long.MAX_VALUE
                                    : tier.get("up_to_prompt_tokens").count(),
                            usd(tier, "input", model),
                            usd(tier, "output", model),
                            usd(tier, "cache_write_5m", model),
                            usd(tier, "cache_write_1h", model),
                            usd(tier, "cache_read", model)));
        }
        if (tiers.isEmpty()) {
            throw new JsonFault("prices.json: " + model + " has no 'tiers'");
        }
        return new Row(model, date(row, "from", model), factor(row, "us_factor", model), tiers);
    }

    private static BigDecimal usd(JsonNode tier, String name, String model) throws JsonFault {
        return tier.get(name)
                .asDecimal()
                .filter(price -> price.signum() >= 0)
                .orElseThrow(
                        () ->
                                new JsonFault(
                                        "prices.json: "
                                                + model
                                                + " needs a number for '"
                                                + name
                                                + "'"));
    }

    private static LocalDate date(JsonNode row, String name, String what) throws JsonFault {
        try {
            return LocalDate.parse(row.get(name).textOrEmpty());
        } catch (DateTimeException e) {
            throw new JsonFault(
                    "prices.json: " + what + " needs a date (2026-11-22) for '" + name + "'");
        }
    }
}
