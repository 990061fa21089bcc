package dev.policyplayground.ui.settings;

import dev.policyplayground.moderation.pack.BundledPack;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;

/// Binds the choice of the policy pack to its model.
final class PackController {
    private static final int MOST_LINES = 10;
    private final SettingsViewModel model;

    @FXML private TextField packPath;
    @FXML private Button choosePack;
    @FXML private MenuButton bundledPack;
    @FXML private Label packState;
    @FXML private TextArea packProblems;
    @FXML private Label packInForce;

    PackController(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        PackChoice pack = model.pack();
        packPath.textProperty().bindBidirectional(pack.pathProperty());
        packPath.setOnAction(_ -> pack.check());
        packPath.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                pack.check();
                            }
                        });
        choosePack.setOnAction(_ -> choose());
        for (BundledPack each : model.parts().bundled()) {
            MenuItem item = new MenuItem(each.title() + "\n" + each.about());
            item.setOnAction(_ -> pack.useBundled(each));
            bundledPack.getItems().add(item);
        }
        packInForce
                .textProperty()
                .bind(
                        model.packInForce()
                                .map(title -> Messages.text("settings.pack.in.force", title)));
        packProblems.managedProperty().bind(packProblems.visibleProperty());
        pack.answerProperty().subscribe(this::show);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("settings.pack.choose"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                Messages.text("settings.pack.files"), "*.yaml", "*.yml"));
        Optional<Path> before =
                Optional.of(packPath.getText()).filter(t -> !t.isBlank()).map(Path::of);
        before.map(p -> p.toAbsolutePath().getParent())
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        File file = chooser.showOpenDialog(choosePack.getScene().getWindow());
        if (file != null) {
            model.pack().pathProperty().set(file.getPath());
            model.pack().check();
        }
    }

    private void show(Optional<PackAnswer> answer) {
        packProblems.setVisible(false);
        packState.setText("");
        if (answer.isEmpty()) {
            return;
        }
        switch (answer.get()) {
            case PackAnswer.Usable(String title, String hash, int categories, int rules) ->
                    packState.setText(
                            Messages.text(
                                    "settings.pack.usable",
                                    title,
                                    Format.count(categories),
                                    Format.count(rules),
                                    hash));
            case PackAnswer.Broken broken -> {
                packState.setText(
                        Messages.text(
                                "settings.pack.broken", Format.count(broken.problems().size())));
                packProblems.setText(String.join("\n", broken.problems()));
                packProblems.setPrefRowCount(Math.min(broken.problems().size() + 1, MOST_LINES));
                packProblems.setVisible(true);
            }
        }
    }
}
