package dev.policyplayground.ui.settings;

import dev.policyplayground.settings.Preferences;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.ReadOnlyText;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// Binds the look and the data folder to the model.
final class PlaceController {
    private final SettingsViewModel model;

    @FXML private ToggleButton lightTheme;
    @FXML private ToggleButton darkTheme;
    @FXML private ToggleButton normalSize;
    @FXML private ToggleButton largeSize;
    @FXML private ToggleButton largerSize;
    @FXML private Label sizeNow;
    @FXML private TextField folder;
    @FXML private Button openFolder;
    @FXML private Button copyFolder;
    @FXML private Label folderOrigin;
    @FXML private Label runs;

    PlaceController(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        lightTheme.setOnAction(_ -> model.setTheme(Theme.LIGHT));
        darkTheme.setOnAction(_ -> model.setTheme(Theme.DARK));
        sizes().forEach((button, scale) -> button.setOnAction(_ -> model.setScale(scale)));
        model.preferencesProperty().subscribe(this::show);
        bindFolder();
        runs.textProperty().bind(model.runsProperty());
    }

    private Map<ToggleButton, Double> sizes() {
        return Map.of(normalSize, 1.0, largeSize, 1.25, largerSize, 1.5);
    }

    private void show(Preferences now) {
        lightTheme.setSelected(now.theme() == Theme.LIGHT);
        darkTheme.setSelected(now.theme() == Theme.DARK);
        sizes().forEach((button, scale) -> button.setSelected(scale == now.scale()));
        sizeNow.setText(Messages.text("settings.size.now", Math.round(now.scale() * 100)));
    }

    private void bindFolder() {
        SettingsParts.Data data = model.parts().data();
        ReadOnlyText.install(folder);
        folder.setText(data.folder().toString());
        folderOrigin.setText(
                Messages.text(
                        data.isChosen() ? "settings.folder.chosen" : "settings.folder.usual"));
        openFolder.setVisible(data.open().isPresent());
        openFolder.setManaged(data.open().isPresent());
        data.open().ifPresent(open -> openFolder.setOnAction(_ -> open.accept(data.folder())));
        copyFolder.setOnAction(
                _ ->
                        Clipboard.getSystemClipboard()
                                .setContent(
                                        Map.of(DataFormat.PLAIN_TEXT, data.folder().toString())));
    }
}
