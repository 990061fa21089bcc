package dev.policyplayground.ui.policies;

import dev.policyplayground.library.PackFiles.Reading;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.Shown;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds what a person is asked before a save, what another program did to the file, and what
/// happened last.
final class PoliciesBarsController {
    private final PoliciesViewModel model;

    @FXML private HBox saveBar;
    @FXML private Label saveWords;
    @FXML private Button saveAnyway;
    @FXML private Button dismissSave;
    @FXML private HBox diskBar;
    @FXML private Label diskWords;
    @FXML private Button reload;
    @FXML private Button keepMine;
    @FXML private HBox noticeBar;
    @FXML private Label notice;
    @FXML private Button dismissNotice;

    PoliciesBarsController(PoliciesViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        saveAnyway.setOnAction(_ -> model.saving().saveAnyway());
        dismissSave.setOnAction(_ -> model.saving().dismiss());
        model.saving().stateProperty().subscribe(this::show);
        reload.setOnAction(_ -> model.open().reload());
        keepMine.setOnAction(_ -> model.open().keepMine());
        model.open().onDiskProperty().subscribe(this::show);
        model.open().editedProperty().subscribe(_ -> show(model.open().onDiskProperty().get()));
        Shown.when(model.noticeProperty().map(words -> !words.isEmpty()), noticeBar);
        notice.textProperty().bind(model.noticeProperty());
        dismissNotice.setOnAction(_ -> model.dismissNotice());
        List.of(dismissSave, dismissNotice)
                .forEach(b -> b.setAccessibleText(Messages.text("policies.dismiss")));
    }

    private void show(SaveState state) {
        Shown.to(!words(state).isEmpty(), saveBar);
        saveWords.setText(words(state));
        boolean asks =
                state instanceof SaveState.FailsTests
                        || (state instanceof SaveState.HasProblems broken && !broken.judges());
        Shown.to(asks, saveAnyway);
    }

    private static String words(SaveState state) {
        return switch (state) {
            case SaveState.Idle _ -> "";
            case SaveState.Working _ -> Messages.text("policies.save.working");
            case SaveState.FailsTests fails ->
                    Messages.text(
                            "policies.save.fails",
                            Format.count(failed(fails.results())),
                            Format.count(fails.results().size()));
            case SaveState.HasProblems broken ->
                    Messages.text(
                            broken.judges() ? "policies.save.refused" : "policies.save.broken",
                            broken.problems());
            case SaveState.Saved(Optional<Integer> version, List<TestResult> results) ->
                    version.map(v -> Messages.text("policies.saved", v))
                                    .orElseGet(() -> Messages.text("policies.saved.no.version"))
                            + " "
                            + tests(results);
            case SaveState.Failed(String why) -> why;
            case SaveState.NotWritten(var file) -> Messages.text("policies.save.not.written", file);
        };
    }

    private static String tests(List<TestResult> results) {
        long failed = failed(results);
        return results.isEmpty()
                ? Messages.text("policies.tests.none")
                : Messages.text(
                        failed == 0 ? "policies.tests.passed" : "policies.tests.failed",
                        Format.count(results.size() - failed),
                        Format.count(failed));
    }

    private static long failed(List<TestResult> results) {
        return results.stream().filter(r -> !r.passed()).count();
    }

    private void show(Optional<Reading> onDisk) {
        Shown.to(onDisk.isPresent(), diskBar);
        Shown.to(onDisk.filter(r -> r instanceof Reading.Read).isPresent(), reload);
        boolean isEdited = model.open().editedProperty().get();
        onDisk.ifPresent(
                reading ->
                        diskWords.setText(
                                switch (reading) {
                                    case Reading.Read _ ->
                                            Messages.text(
                                                    isEdited
                                                            ? "policies.disk.changed.edited"
                                                            : "policies.disk.changed");
                                    case Reading.Gone _ -> Messages.text("policies.disk.gone");
                                    case Reading.Unreadable _ ->
                                            Messages.text("policies.disk.unreadable");
                                }));
    }
}
