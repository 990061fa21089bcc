package dev.policyplayground.simulator;

import static dev.policyplayground.simulator.Answer.Fault.invalid;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.util.List;
import java.util.Optional;

/// What the API does not take of a JSON schema for structured output. Stateless. Source:
/// `facts/claude-api.md`, section 5.
final class SchemaRules {
    private static final String AT = "output_config.format.schema: ";
    private static final List<String> UNSUPPORTED =
            List.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "maxItems",
                    "pattern");
    private static final int MOST_DEPTH = 32;

    private SchemaRules() {}

    static Optional<Fault> check(JsonNode format) {
        if (format.isMissing()) {
            return Optional.empty();
        }
        if (!format.get("type").textOrEmpty().equals("json_schema")) {
            return Optional.of(invalid("output_config.format.type: Input should be 'json_schema'"));
        }
        return format.get("schema").isObject()
                ? check(format.get("schema"), 0)
                : Optional.of(invalid("output_config.format.schema: Field required"));
    }

    private static Optional<Fault> check(JsonNode schema, int depth) {
        if (depth > MOST_DEPTH) {
            return Optional.of(invalid("Schema is too complex for compilation."));
        }
        if (schema.names().contains("$ref")) {
            return Optional.of(invalid(AT + "recursive or referenced schemas are not supported"));
        }
        String type = schema.get("type").textOrEmpty();
        Optional<Fault> keyword =
                UNSUPPORTED.stream()
                        .filter(name -> schema.names().contains(name))
                        .map(
                                name ->
                                        invalid(
                                                AT
                                                        + "For '"
                                                        + type
                                                        + "' type, property '"
                                                        + name
                                                        + "' is not supported"))
                        .findFirst();
        if (keyword.isPresent()) {
            return keyword;
        }
        if (schema.get("minItems").count() > 1) {
            return Optional.of(
                    invalid(
                            AT
                                    + "For 'array' type, 'minItems' values other than 0 or 1 are not supported"));
        }
        boolean isOpen =
                !schema.names().contains("additionalProperties")
                        || schema.get("additionalProperties").isTrue();
        if (type.equals("object") && isOpen) {
            return Optional.of(
                    invalid(
                            AT
                                    + "For 'object' type, 'additionalProperties' must be explicitly set to false"));
        }
        for (String name : schema.get("properties").names()) {
            Optional<Fault> inside = check(schema.get("properties").get(name), depth + 1);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return schema.get("items").isObject()
                ? check(schema.get("items"), depth + 1)
                : Optional.empty();
    }
}
