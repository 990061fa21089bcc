package dev.policyplayground.catalog;

import dev.policyplayground.json.JsonFault;
import java.math.BigDecimal;
import java.time.LocalDate;
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
    ///   row, and the line it begins on
    public static PriceTable parse(String text) throws JsonFault {
        return PriceReader.read(text);
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
}
