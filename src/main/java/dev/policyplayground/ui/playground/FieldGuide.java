package dev.policyplayground.ui.playground;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.ui.fx.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
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

    /// One field of a reply.
    ///
    /// @param value as it stands in the reply, shortened; a dash when there is none
    record Field(String name, String value) {}

    /// The fields of a reply as received; of no reply, without values.
    static List<Field> of(String json) {
        JsonNode reply = JsonNode.parseOrMissing(json);
        return FIELDS.stream().map(name -> new Field(name, value(reply, name))).toList();
    }

    private static String value(JsonNode reply, String name) {
        JsonNode value = reply.get(name);
        if (value.isMissing()) {
            return reply.names().contains(name) ? "null" : "–";
        }
        String text = value.asText().orElseGet(value::toString);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /// Draws a field: name and value, what it means, what to check.
    static final class Cell extends ListCell<Field> {
        private final Label name = new Label();
        private final Label value = new Label();
        private final Label means = new Label();
        private final Label check = new Label();
        private final VBox box = new VBox(2, new HBox(8, name, value), means, check);

        Cell() {
            getStyleClass().add("guide-cell");
            name.getStyleClass().addAll("mono", "title");
            name.setMinWidth(Region.USE_PREF_SIZE);
            value.getStyleClass().addAll("mono", "muted");
            value.setMinWidth(0);
            check.getStyleClass().add("muted");
            means.setWrapText(true);
            check.setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Field field, boolean empty) {
            super.updateItem(field, empty);
            setGraphic(empty ? null : box);
            if (!empty && field != null) {
                name.setText(field.name());
                value.setText(field.value());
                means.setText(Messages.text("guide.means." + field.name()));
                check.setText(Messages.text("guide.check." + field.name()));
                setAccessibleText(field.name() + ": " + field.value() + ". " + means.getText());
            }
        }
    }
}
