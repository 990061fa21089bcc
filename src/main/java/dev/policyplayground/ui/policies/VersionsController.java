package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackVersion;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.DiffText;
import dev.policyplayground.ui.parts.DiffView;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// Binds the saved versions and what is different since the chosen one.
final class VersionsController {
    private final PoliciesViewModel model;
    private final ZoneId zone;
    private final VersionsViewModel versions;
    private boolean listing;

    @FXML private ListView<PackVersion> packVersions;
    @FXML private Label difference;
    @FXML private Button restore;
    @FXML private DiffView packDiff;

    VersionsController(PoliciesViewModel model, ZoneId zone) {
        this.zone = zone;
        this.model = model;
        this.versions = model.versions();
    }

    @FXML
    void initialize() {
        packVersions.setAccessibleText(Messages.text("policies.versions.accessible"));
        Label none = new Label(Messages.text("policies.versions.none"));
        none.setWrapText(true);
        none.getStyleClass().add("hint");
        packVersions.setPlaceholder(none);
        packVersions.setCellFactory(_ -> new Cell());
        packVersions.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        versions.versionsProperty().subscribe(this::list);
        versions.chosenProperty().subscribe(this::select);
        packDiff.setName(Messages.text("policies.diff.accessible"));
        versions.diffProperty().subscribe(this::show);
        restore.setOnAction(_ -> versions.restore());
        restore.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        versions.chosenProperty()
                                                .get()
                                                .filter(
                                                        v ->
                                                                !v.text()
                                                                        .equals(
                                                                                model.text()
                                                                                        .textProperty()
                                                                                        .get()))
                                                .isEmpty(),
                                versions.chosenProperty(),
                                model.text().textProperty()));
    }

    // The list moves its selection when its rows change: only a person chooses.
    private void list(List<PackVersion> found) {
        listing = true;
        packVersions.getItems().setAll(found);
        listing = false;
        select(versions.chosenProperty().get());
    }

    private void select(Optional<PackVersion> chosen) {
        listing = true;
        chosen.ifPresentOrElse(
                packVersions.getSelectionModel()::select,
                packVersions.getSelectionModel()::clearSelection);
        listing = false;
    }

    private void choose(@Nullable PackVersion version) {
        if (!listing && version != null) {
            versions.choose(version);
        }
    }

    private void show(Optional<DiffText> diff) {
        boolean any = versions.chosenProperty().get().isPresent();
        Shown.to(any, packDiff);
        packDiff.show(diff.filter(d -> !d.isEmpty()).map(DiffAround::of).orElse(DiffText.NONE));
        difference.setText(
                diff.map(
                                d ->
                                        d.isEmpty()
                                                ? Messages.text("policies.diff.equal")
                                                : Messages.text(
                                                        "policies.diff.count",
                                                        Format.count(d.gone()),
                                                        Format.count(d.come())))
                        .orElse(any ? Messages.text("policies.diff.working") : ""));
    }

    private final class Cell extends ListCell<PackVersion> {
        @Override
        protected void updateItem(@Nullable PackVersion version, boolean empty) {
            super.updateItem(version, empty);
            setText(
                    empty || version == null
                            ? null
                            : Messages.text(
                                    "policies.version",
                                    version.number(),
                                    Format.dayAndTime(version.madeAt(), zone)));
        }
    }
}
