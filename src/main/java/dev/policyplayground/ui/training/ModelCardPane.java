package dev.policyplayground.ui.training;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a model rests on and how well it does, from its card: sets with rows and licences, figures,
/// weak spots. For use on the FX thread.
public final class ModelCardPane extends VBox {
    public ModelCardPane() {
        getStyleClass().add("model-card");
    }

    /// @param card the shipped model's, on which a team's own ones rest
    void show(JsonNode card) {
        getChildren().setAll(words(card.get("purpose").textOrEmpty()));
        weak(card.get("weak_spots").items());
        figures(card.get("unseen"));
        sets(card.get("sets"));
        getChildren()
                .add(
                        muted(
                                Messages.text(
                                        "training.card.made",
                                        card.get("made").textOrEmpty(),
                                        String.valueOf(card.get("seed").count()),
                                        card.get("features").textOrEmpty())));
    }

    private void weak(List<JsonNode> spots) {
        title(Messages.text("training.card.weak"));
        spots.forEach(spot -> getChildren().add(words("•  " + spot.textOrEmpty())));
    }

    private void figures(JsonNode heads) {
        title(Messages.text("training.card.figures"));
        getChildren().add(muted(Messages.text("training.card.figures.note")));
        FactGrid grid = new FactGrid();
        grid.begin(3);
        grid.head(
                "",
                Messages.text("training.card.recall"),
                Messages.text("training.card.everyday"),
                Messages.text("training.card.alike"));
        for (String head : heads.names()) {
            for (String limit : heads.get(head).names()) {
                JsonNode at = heads.get(head).get(limit);
                grid.row(
                        Messages.text(
                                "training.card.limit",
                                Messages.text("training.card.head." + head),
                                limit.replaceAll("\\D", "")),
                        percent(at.get("recall")),
                        percent(at.get("everyday_texts")),
                        percent(at.get("look_alikes")));
            }
        }
        getChildren().add(grid);
    }

    private void sets(JsonNode sets) {
        title(Messages.text("training.card.sets"));
        FactGrid grid = new FactGrid();
        grid.begin(2);
        grid.head(
                Messages.text("training.card.set"),
                Messages.text("training.card.rows"),
                Messages.text("training.card.licence"));
        for (String name : sets.names()) {
            grid.row(
                    name.replace('_', ' '),
                    Format.count(sets.get(name).get("rows").count()),
                    sets.get(name).get("licence").textOrEmpty());
        }
        getChildren().add(grid);
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? Math.round(share.number(0) * 100) + " %" : "–";
    }

    private void title(String text) {
        Label label = words(text);
        label.getStyleClass().addAll("title", "card-title");
        getChildren().add(label);
    }

    private static Label muted(String text) {
        Label label = words(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
