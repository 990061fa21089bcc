package dev.policyplayground.store;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.CallSettingsJson;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.prompt.TurnJson;
import dev.policyplayground.run.Note;
import dev.policyplayground.run.Outcome;
import dev.policyplayground.run.OutcomeJson;
import dev.policyplayground.usage.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the parts of a run stand in columns, and back. Stateless.
final class RunRows {
    // 9,223 dollars for one run, some fifty times what the dearest request can cost, so that the
    // sum
    // of a thousand such runs fits into SQLite's integers.
    private static final BigDecimal MOST_PICO = BigDecimal.valueOf(Long.MAX_VALUE / 1_000);

    private RunRows() {}

    static Outcome outcome(String code, String detail) {
        try {
            return OutcomeJson.read(code, JsonNode.parseOrMissing(detail));
        } catch (JsonFault e) {
            throw new IllegalStateException("no outcome is called " + code, e);
        }
    }

    static List<Turn> turns(String column) {
        try {
            return TurnJson.read(JsonNode.parse(column));
        } catch (JsonFault e) {
            throw new IllegalStateException("the saved conversation cannot be read", e);
        }
    }

    static CallSettings settings(String column) {
        try {
            return CallSettingsJson.read(JsonNode.parse(column));
        } catch (JsonFault e) {
            throw new IllegalStateException("the saved settings cannot be read", e);
        }
    }

    static Map<String, String> headers(String column) {
        JsonNode json = JsonNode.parseOrMissing(column);
        Map<String, String> headers = new TreeMap<>();
        json.names().forEach(name -> headers.put(name, json.get(name).textOrEmpty()));
        return headers;
    }

    static String headers(Map<String, String> headers) {
        JsonNode json = JsonNode.object();
        headers.forEach(json::put);
        return json.toString();
    }

    static String notes(Set<Note> notes) {
        return notes.stream().map(Note::name).sorted().collect(Collectors.joining(","));
    }

    static Set<Note> notes(String column) {
        return Arrays.stream(column.split(","))
                .filter(n -> !n.isEmpty())
                .map(Note::valueOf)
                .collect(Collectors.toSet());
    }

    static String costKind(Cost cost) {
        return switch (cost) {
            case Cost.Usd _ -> "USD";
            case Cost.AtLeast _ -> "AT_LEAST";
            case Cost.NoPrice _ -> "NO_PRICE";
        };
    }

    static Optional<BigDecimal> amount(Cost cost) {
        return switch (cost) {
            case Cost.Usd(BigDecimal amount) -> Optional.of(amount);
            case Cost.AtLeast(BigDecimal amount) -> Optional.of(amount);
            case Cost.NoPrice _ -> Optional.empty();
        };
    }

    static Cost cost(String kind, @Nullable String amount, String model) {
        BigDecimal usd = amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
        return switch (kind) {
            case "USD" -> new Cost.Usd(usd);
            case "AT_LEAST" -> new Cost.AtLeast(usd);
            default -> new Cost.NoPrice(model);
        };
    }

    static @Nullable String plain(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse(null);
    }

    static Optional<BigDecimal> amount(@Nullable String column) {
        return Optional.ofNullable(column).map(BigDecimal::new);
    }

    /// A dollar amount as whole millionths of a millionth, exact for every list price.
    static long pico(BigDecimal usd) {
        return usd.movePointRight(12)
                .setScale(0, RoundingMode.HALF_EVEN)
                .min(MOST_PICO)
                .longValueExact();
    }

    static BigDecimal usd(long pico) {
        BigDecimal amount = BigDecimal.valueOf(pico).movePointLeft(12).stripTrailingZeros();
        return amount.signum() == 0 ? BigDecimal.ZERO : amount;
    }
}
