package dev.policyplayground.prompt;

import dev.policyplayground.json.JsonFault;
import dev.policyplayground.json.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns as JSON: `{"role","text"[,"kind","name","quarantined"]}`, for the database, exports and
/// the command line. Reading back what was written gives equal turns. Stateless.
public final class TurnJson {
    private TurnJson() {}

    public static JsonNode write(List<Turn> turns) {
        return JsonNode.array(turns.stream().map(TurnJson::write).toList());
    }

    private static JsonNode write(Turn turn) {
        JsonNode json =
                JsonNode.object()
                        .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                        .put("text", turn.text());
        if (turn.isFromElsewhere()) {
            json.put("kind", turn.kind().name().toLowerCase(Locale.ROOT)).put("name", turn.name());
        }
        return turn.isQuarantined() ? json.put("quarantined", true) : json;
    }

    /// @throws JsonFault when this is no list of turns; says which turn is wrong, and how
    public static List<Turn> read(JsonNode json) throws JsonFault {
        if (json.isMissing()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw new JsonFault("'turns' must be a list of {\"role\",\"text\"}");
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonNode item : json.items()) {
            turns.add(turn(item, turns.size() + 1));
        }
        return turns;
    }

    private static Turn turn(JsonNode item, int number) throws JsonFault {
        if (!item.get("text").isText()) {
            throw new JsonFault("turn " + number + " of 'turns' has no 'text'");
        }
        Turn.Role role =
                switch (item.get("role").textOrEmpty().toLowerCase(Locale.ROOT)) {
                    case "user" -> Turn.Role.USER;
                    case "assistant" -> Turn.Role.ASSISTANT;
                    default ->
                            throw new JsonFault(
                                    "turn "
                                            + number
                                            + " of 'turns': 'role' must be user or assistant");
                };
        Turn.Kind kind =
                switch (item.get("kind").asText().orElse("text").toLowerCase(Locale.ROOT)) {
                    case "text" -> Turn.Kind.TEXT;
                    case "document" -> Turn.Kind.DOCUMENT;
                    case "tool_result" -> Turn.Kind.TOOL_RESULT;
                    default ->
                            throw new JsonFault(
                                    "turn "
                                            + number
                                            + " of 'turns': 'kind' must be text, document or tool_result");
                };
        if (role == Turn.Role.ASSISTANT && kind != Turn.Kind.TEXT) {
            throw new JsonFault(
                    "turn " + number + " of 'turns': only a user's turn may be a " + kind);
        }
        return new Turn(
                role,
                kind,
                item.get("text").textOrEmpty(),
                item.get("name").textOrEmpty(),
                item.get("quarantined").isTrue());
    }
}
