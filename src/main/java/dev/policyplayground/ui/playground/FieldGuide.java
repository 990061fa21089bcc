package dev.policyplayground.ui.playground;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What each field of a reply means and what to check in it, beside its value. Source: the Messages
/// API, "Response object" and "Handling stop reasons".
final class FieldGuide {
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "type",
                    "role",
                    "content",
                    "model",
                    "stop_reason",
                    "stop_sequence",
                    "stop_details",
                    "usage");
    private static final int SHOWN = 120;

    private FieldGuide() {}

    /// The fields of a reply as received, each with its value, shortened; of no reply, without
    /// values.
    static List<VBox> of(String json) {
        JsonNode reply = JsonNode.parseOrMissing(json);
        return FIELDS.stream().map(name -> field(name, value(reply, name))).toList();
    }

    private static VBox field(String name, String value) {
        Label title = new Label(name);
        title.getStyleClass().addAll("mono", "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label found = new Label(value);
        found.getStyleClass().addAll("mono", "muted");
        found.setMinWidth(0);
        Label check = wrapped(Messages.text("guide.check." + name));
        check.getStyleClass().add("muted");
        VBox box =
                new VBox(
                        2,
                        new HBox(8, title, found),
                        wrapped(Messages.text("guide.means." + name)),
                        check);
        box.getStyleClass().add("guide-field");
        return box;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String value(JsonNode reply, String name) {
        JsonNode value = reply.get(name);
        if (value.isMissing()) {
            return reply.names().contains(name) ? "null" : "–";
        }
        String text = value.asText().orElseGet(value::toString);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
