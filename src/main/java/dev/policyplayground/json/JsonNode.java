package dev.policyplayground.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.policyplayground.text.ControlCharacters;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value that forgives absence: a path that is not there is [#MISSING], never an exception.
///
/// Built with [#object()] and [#array()] and changed only while building; a value that was parsed
/// or handed on is not changed by anyone, and may then be read from any thread. Numbers keep their
/// digits.
public final class JsonNode {
    /// What stands where nothing stands; also JSON `null`.
    public static final JsonNode MISSING = new JsonNode(JsonNull.INSTANCE);

    private static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson PRETTY =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

    private final JsonElement element;

    private JsonNode(JsonElement element) {
        this.element = element;
    }

    /// Reads one JSON document, strictly (RFC 8259), and nothing behind it.
    ///
    /// @throws JsonFault when the text is not one JSON document; says where
    public static JsonNode parse(String text) throws JsonFault {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = COMPACT.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonFault("more text behind the JSON value");
            }
            return of(element);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new JsonFault(JsonFault.reason(e));
        } catch (StackOverflowError e) {
            throw new JsonFault("nested too deeply");
        }
    }

    /// Like [#parse], with [#MISSING] for a text that is no JSON.
    public static JsonNode parseOrMissing(String text) {
        try {
            return parse(text);
        } catch (JsonFault e) {
            return MISSING;
        }
    }

    public static JsonNode object() {
        return new JsonNode(new JsonObject());
    }

    public static JsonNode array() {
        return new JsonNode(new JsonArray());
    }

    public static JsonNode array(Iterable<JsonNode> items) {
        JsonNode array = array();
        items.forEach(array::add);
        return array;
    }

    public static JsonNode text(String value) {
        return new JsonNode(new JsonPrimitive(value));
    }

    public static JsonNode number(Number value) {
        return new JsonNode(new JsonPrimitive(value));
    }

    private static JsonNode of(JsonElement element) {
        return element.isJsonNull() ? MISSING : new JsonNode(element);
    }

    public JsonNode put(String name, JsonNode value) {
        ((JsonObject) element).add(name, value.element);
        return this;
    }

    public JsonNode put(String name, String value) {
        ((JsonObject) element).addProperty(name, value);
        return this;
    }

    public JsonNode put(String name, Number value) {
        ((JsonObject) element).addProperty(name, value);
        return this;
    }

    public JsonNode put(String name, boolean value) {
        ((JsonObject) element).addProperty(name, value);
        return this;
    }

    public JsonNode putNull(String name) {
        ((JsonObject) element).add(name, JsonNull.INSTANCE);
        return this;
    }

    /// Puts the value, or JSON `null` when it is absent.
    public JsonNode put(String name, Optional<String> value) {
        return value.isPresent() ? put(name, value.get()) : putNull(name);
    }

    public JsonNode add(JsonNode value) {
        ((JsonArray) element).add(value.element);
        return this;
    }

    /// The member called `name`, or [#MISSING].
    public JsonNode get(String name) {
        JsonElement member = element instanceof JsonObject object ? object.get(name) : null;
        return member == null ? MISSING : of(member);
    }

    public boolean isMissing() {
        return element.isJsonNull();
    }

    public boolean isObject() {
        return element.isJsonObject();
    }

    public boolean isArray() {
        return element.isJsonArray();
    }

    public boolean isText() {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }

    public boolean isNumber() {
        return element instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    /// The items of an array; of anything else, none.
    public List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        if (element instanceof JsonArray array) {
            array.forEach(item -> items.add(of(item)));
        }
        return items;
    }

    /// The names of an object's members, in order; of anything else, none.
    public List<String> names() {
        return element instanceof JsonObject object
                ? object.entrySet().stream().map(Map.Entry::getKey).toList()
                : List.of();
    }

    /// The text, when this is a JSON string.
    public Optional<String> asText() {
        return isText() ? Optional.of(element.getAsString()) : Optional.empty();
    }

    /// The text, or an empty one when this is no JSON string.
    public String textOrEmpty() {
        return asText().orElse("");
    }

    /// The number with the digits it was written in, when this is a number of at most 400
    /// characters.
    public Optional<BigDecimal> asDecimal() {
        if (!isNumber() || element.getAsString().length() > 400) {
            return Optional.empty();
        }
        try {
            return Optional.of(element.getAsBigDecimal());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The number as a whole number between 0 and 2^53; absent, negative, odd or huge values give
    /// 0.
    public long count() {
        return asDecimal()
                .filter(n -> n.signum() >= 0 && n.compareTo(BigDecimal.valueOf(1L << 53)) <= 0)
                .map(BigDecimal::longValue)
                .orElse(0L);
    }

    public double number(double otherwise) {
        return asDecimal().map(BigDecimal::doubleValue).orElse(otherwise);
    }

    public boolean isTrue() {
        return element instanceof JsonPrimitive primitive
                && primitive.isBoolean()
                && primitive.getAsBoolean();
    }

    public String pretty() {
        return ControlCharacters.escape(PRETTY.toJson(element));
    }

    /// Compact JSON on one line. Characters that a terminal would obey or hide are escaped.
    @Override
    public String toString() {
        return ControlCharacters.escape(COMPACT.toJson(element));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNode node && element.equals(node.element);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }
}
