package dev.policyplayground.catalog;

import dev.policyplayground.catalog.PriceTable.Row;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.json.JsonPlaces;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `prices.json`. People edit it, so nothing in it is guessed: what is missing or is no
/// number is a fault that names its row and line. Stateless.
final class PriceReader {
    private PriceReader() {}

    static PriceTable read(String text) throws JsonFault {
        JsonNode root = JsonNode.parse(text);
        LocalDate asOf = date(root, "as_of", "the file");
        Optional<BigDecimal> batch = factor(root, "batch_factor", "the file");
        List<JsonNode> items = root.get("prices").items();
        if (items.isEmpty()) {
            throw new JsonFault("'prices' has no row");
        }
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                Row row = row(items.get(i));
                if (!seen.add(row.model() + " " + row.from())) {
                    throw new JsonFault(row.model() + " has two rows from " + row.from());
                }
                rows.add(row);
            } catch (JsonFault e) {
                throw new JsonFault(place(text, i) + e.reason());
            }
        }
        return new PriceTable(asOf, batch, rows);
    }

    private static String place(String text, int row) {
        List<Integer> lines = JsonPlaces.ofItems(text, "prices");
        return row < lines.size() ? "line " + lines.get(row) + ": " : "";
    }

    private static Row row(JsonNode row) throws JsonFault {
        String model = row.get("model").textOrEmpty();
        if (model.isBlank()) {
            throw new JsonFault("a row without 'model'");
        }
        List<Price> tiers = new ArrayList<>();
        for (JsonNode tier : row.get("tiers").items()) {
            tiers.add(
                    new Price(
                            size(tier, model),
                            usd(tier, "input", model),
                            usd(tier, "output", model),
                            usd(tier, "cache_write_5m", model),
                            usd(tier, "cache_write_1h", model),
                            usd(tier, "cache_read", model)));
        }
        if (tiers.isEmpty()) {
            throw new JsonFault(model + " has no 'tiers'");
        }
        if (tiers.stream().map(Price::maxPromptTokens).distinct().count() < tiers.size()) {
            throw new JsonFault(model + " has two tiers for the same size");
        }
        return new Row(model, date(row, "from", model), factor(row, "us_factor", model), tiers);
    }

    private static long size(JsonNode tier, String model) throws JsonFault {
        JsonNode size = tier.get("up_to_prompt_tokens");
        if (size.isMissing()) {
            return Long.MAX_VALUE;
        }
        if (size.count() < 1) {
            throw new JsonFault(model + " needs a whole number for 'up_to_prompt_tokens'");
        }
        return size.count();
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
                                                what
                                                        + " needs a number above 0 for '"
                                                        + name
                                                        + "'")));
    }

    private static BigDecimal usd(JsonNode tier, String name, String model) throws JsonFault {
        return tier.get(name)
                .asDecimal()
                .filter(price -> price.signum() >= 0)
                .orElseThrow(() -> new JsonFault(model + " needs a number for '" + name + "'"));
    }

    private static LocalDate date(JsonNode row, String name, String what) throws JsonFault {
        try {
            return LocalDate.parse(row.get(name).textOrEmpty());
        } catch (DateTimeException e) {
            throw new JsonFault(what + " needs a date (2026-11-22) for '" + name + "'");
        }
    }
}
