package dev.policyplayground.simulator;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Fault;
import java.util.List;
import java.util.Optional;

/// Pages of a list: `limit`, `after_id` and `before_id`. Stateless.
final class Pages {
    static final Fault WRONG_LIMIT =
            Fault.invalid("limit: Input should be greater than or equal to 1");

    private Pages() {}

    /// @return empty when the limit is none
    static Optional<JsonNode> of(Visit visit, List<JsonNode> all, int usual, int most) {
        String written = visit.query("limit").orElse(String.valueOf(usual));
        int limit = written.matches("\\d{1,6}") ? Integer.parseInt(written) : 0;
        if (limit < 1 || limit > most) {
            return Optional.empty();
        }
        int from = visit.query("after_id").map(id -> index(all, id) + 1).orElse(0);
        int to = Math.min(all.size(), from + limit);
        Optional<String> before = visit.query("before_id");
        if (before.isPresent()) {
            to = Math.max(0, index(all, before.get()));
            from = Math.max(0, to - limit);
        }
        List<JsonNode> page = all.subList(Math.min(from, to), to);
        boolean more = before.isPresent() ? from > 0 : to < all.size();
        return Optional.of(
                JsonNode.object()
                        .put("data", JsonNode.array(page))
                        .put("has_more", more)
                        .put("first_id", id(page, 0))
                        .put("last_id", id(page, page.size() - 1)));
    }

    private static int index(List<JsonNode> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).get("id").textOrEmpty().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> id(List<JsonNode> page, int at) {
        return page.isEmpty() ? Optional.empty() : page.get(at).get("id").asText();
    }
}
