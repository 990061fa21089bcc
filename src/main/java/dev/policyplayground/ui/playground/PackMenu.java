package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.fx.Messages;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// A menu of the packs that ship with the program and of those that were opened, and a way to open
/// another. A broken pack is never put in force.
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
        for (BundledPack pack : model.packs().bundled()) {
            // What it is for stands below its name.
            MenuItem item = new MenuItem(pack.title() + "\n" + pack.about());
            item.setOnAction(_ -> open(Path.of(pack.id()), layers));
            button.getItems().add(item);
        }
        button.getItems().add(new SeparatorMenuItem());
        for (Layers known : model.packs().files()) {
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
                                .ifPresent(file -> open(file.toAbsolutePath(), layers)));
        button.getItems().add(open);
    }

    private void open(Path named, ObjectProperty<Layers> layers) {
        model.packs()
                .open(
                        named,
                        opened -> {
                            layers.set(opened);
                            model.say("");
                        },
                        broken ->
                                model.say(
                                        Messages.text(
                                                "playground.policy.broken", broken.message())));
    }

    private static String title(PolicyPack pack) {
        return pack.title() + " " + pack.version();
    }
}
