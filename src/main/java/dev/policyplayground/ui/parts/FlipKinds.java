package dev.policyplayground.ui.parts;

import dev.policyplayground.backtest.Impact;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// How many verdicts would flip, by layer and by decision. Gives its place away when none would.
/// For use on the FX thread.
public final class FlipKinds extends GridPane {
    public FlipKinds() {
        getStyleClass().add("impact-kinds");
    }

    public void show(Impact impact) {
        getChildren().clear();
        int row = 0;
        for (Impact.Kind kind : impact.kinds()) {
            VerdictWord from = new VerdictWord();
            VerdictWord to = new VerdictWord();
            from.show(kind.from().name());
            to.show(kind.to().name());
            Label count = new Label(Format.count(kind.count()));
            count.getStyleClass().addAll("numbers", "title");
            addRow(row++, new Label(FlipCell.side(kind.layer())), from, new Label("→"), to, count);
        }
        Shown.to(row > 0, this);
    }
}
