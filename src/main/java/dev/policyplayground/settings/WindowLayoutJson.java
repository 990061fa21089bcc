package dev.policyplayground.settings;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.WindowLayout.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The window's layout as JSON. A place that makes no sense is no place. Stateless.
final class WindowLayoutJson {
    private static final double SMALLEST = 100;
    private static final double FARTHEST = 100_000;

    private WindowLayoutJson() {}

    static WindowLayout read(JsonNode node) {
        Map<String, List<Double>> dividers = new TreeMap<>();
        JsonNode panes = node.get("dividers");
        for (String id : panes.names()) {
            List<Double> places =
                    panes.get(id).items().stream()
                            .map(n -> n.number(-1))
                            .filter(n -> n >= 0 && n <= 1)
                            .toList();
            if (!places.isEmpty() && places.size() == panes.get(id).items().size()) {
                dividers.put(id, places);
            }
        }
        return new WindowLayout(place(node), node.get("maximised").isTrue(), dividers);
    }

    static JsonNode write(WindowLayout layout) {
        JsonNode node = JsonNode.object();
        layout.place()
                .ifPresent(
                        p ->
                                node.put("x", p.x())
                                        .put("y", p.y())
                                        .put("width", p.width())
                                        .put("height", p.height()));
        JsonNode dividers = JsonNode.object();
        new TreeMap<>(layout.dividers())
                .forEach(
                        (id, places) ->
                                dividers.put(
                                        id,
                                        JsonNode.array(
                                                places.stream()
                                                        .map(WindowLayoutJson::short3)
                                                        .map(JsonNode::number)
                                                        .toList())));
        return node.put("maximised", layout.isMaximised()).put("dividers", dividers);
    }

    private static Optional<Place> place(JsonNode node) {
        Place place =
                new Place(
                        node.get("x").number(FARTHEST),
                        node.get("y").number(FARTHEST),
                        node.get("width").number(0),
                        node.get("height").number(0));
        boolean usable =
                Math.abs(place.x()) < FARTHEST
                        && Math.abs(place.y()) < FARTHEST
                        && place.width() >= SMALLEST
                        && place.width() < FARTHEST
                        && place.height() >= SMALLEST
                        && place.height() < FARTHEST;
        return usable ? Optional.of(place) : Optional.empty();
    }

    private static BigDecimal short3(double place) {
        return BigDecimal.valueOf(place).setScale(3, RoundingMode.HALF_UP);
    }
}
