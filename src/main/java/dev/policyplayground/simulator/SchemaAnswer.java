package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import java.util.List;
import java.util.Locale;

/// Makes up a value that fits a JSON schema of the kind that structured outputs take. Stateless.
/// Source: `facts/claude-api.md`, section 5.
final class SchemaAnswer {
    private static final int MOST_DEPTH = 32;

    private SchemaAnswer() {}

    /// @param flags true when the answer should say that something was found: the highest of the
    ///   numbers, `true`, and lists with an item
    /// @param hint a word that an enum's value is looked for by
    static JsonNode of(JsonNode schema, boolean flags, String hint) {
        return value(schema, flags, hint, 0);
    }

    private static JsonNode value(JsonNode schema, boolean flags, String hint, int depth) {
        if (depth > MOST_DEPTH) {
            return JsonNode.MISSING;
        }
        List<JsonNode> choices = schema.get("enum").items();
        if (!choices.isEmpty()) {
            return choice(choices, flags, hint);
        }
        if (!schema.get("const").isMissing()) {
            return schema.get("const");
        }
        for (String union : List.of("anyOf", "oneOf", "allOf")) {
            List<JsonNode> options = schema.get(union).items();
            if (!options.isEmpty()) {
                return value(options.getFirst(), flags, hint, depth + 1);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, flags, hint, depth);
            case "array" -> {
                JsonNode list = JsonNode.array();
                boolean least = schema.get("minItems").count() > 0;
                yield flags || least
                        ? list.add(value(schema.get("items"), flags, hint, depth + 1))
                        : list;
            }
            case "boolean" -> JsonNode.parseOrMissing(String.valueOf(flags));
            case "integer" -> JsonNode.number(Integer.valueOf(flags ? 1 : 0));
            case "number" -> JsonNode.number(Double.valueOf(flags ? 0.9 : 0.1));
            case "null" -> JsonNode.MISSING;
            default -> JsonNode.text("[simulated]");
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.asText()
                .or(() -> type.items().stream().findFirst().flatMap(JsonNode::asText))
                .orElse(schema.get("properties").isObject() ? "object" : "string");
    }

    // Required members come first, as the API sends them; the others are there too.
    private static JsonNode object(JsonNode schema, boolean flags, String hint, int depth) {
        JsonNode object = JsonNode.object();
        JsonNode members = schema.get("properties");
        schema.get("required").items().stream()
                .map(JsonNode::textOrEmpty)
                .filter(name -> members.names().contains(name))
                .forEach(
                        name -> object.put(name, value(members.get(name), flags, hint, depth + 1)));
        members.names().stream()
                .filter(name -> !object.names().contains(name))
                .forEach(
                        name -> object.put(name, value(members.get(name), flags, hint, depth + 1)));
        return object;
    }

    private static JsonNode choice(List<JsonNode> choices, boolean flags, String hint) {
        String wanted = hint.toLowerCase(Locale.ROOT);
        return choices.stream()
                .filter(c -> flags && !wanted.isEmpty())
                .filter(c -> c.textOrEmpty().toLowerCase(Locale.ROOT).contains(wanted))
                .findFirst()
                .orElse(
                        flags && choices.getFirst().isNumber()
                                ? choices.getLast()
                                : choices.getFirst());
    }
}
