package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.moderation.pack.PackCheck.Loaded;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.fx.Messages;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// A menu of the packs that are known, and a way to open another. A broken pack is never put in
/// force.
final class PackMenu {
    private final PlaygroundViewModel model;

    PackMenu(PlaygroundViewModel model) {
        this.model = model;
    }

    void bind(MenuButton button, ObjectProperty<Layers> layers) {
        layers.subscribe(
                now -> {
                    button.setText(title(now.pack()));
                    button.setTooltip(
                            new Tooltip(
                                    Messages.text(
                                            "playground.policy.about",
                                            title(now.pack()),
                                            now.pack().categories().size(),
                                            now.pack().rules().size(),
                                            now.pack().hash().substring(0, 12))));
                });
        button.setOnShowing(_ -> fill(button, layers));
        fill(button, layers);
    }

    private void fill(MenuButton button, ObjectProperty<Layers> layers) {
        button.getItems().clear();
        for (Layers known : model.packs().all()) {
            MenuItem item = new MenuItem(title(known.pack()));
            item.setOnAction(_ -> layers.set(known));
            button.getItems().add(item);
        }
        MenuItem open = new MenuItem(Messages.text("playground.policy.open"));
        open.setOnAction(
                _ ->
                        model.parts()
                                .files()
                                .toOpen(Messages.text("playground.policy.open"))
                                .ifPresent(file -> open(file, layers)));
        button.getItems().addAll(new SeparatorMenuItem(), open);
    }

    private void open(Path file, ObjectProperty<Layers> layers) {
        switch (model.parts().openPack().apply(file)) {
            case Loaded.Ready(Gates gates) -> {
                Layers opened = new Layers(gates.pack(), gates.input(), gates.output());
                model.packs().add(opened, file);
                layers.set(opened);
                model.say("");
            }
            case Loaded.Broken broken ->
                    model.say(Messages.text("playground.policy.broken", broken.message()));
        }
    }

    private static String title(PolicyPack pack) {
        return pack.title() + " " + pack.version();
    }
}
