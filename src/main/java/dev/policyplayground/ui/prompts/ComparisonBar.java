package dev.policyplayground.ui.prompts;

import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.DiffText;
import dev.policyplayground.ui.parts.DiffView;
import dev.policyplayground.ui.parts.Format;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the choice of the version to compare with, and shows the differences. For use on the FX
/// thread.
final class ComparisonBar {
    private final ComparisonViewModel model;
    private final ComboBox<PromptVersion> with;
    private final Label difference;
    private final DiffView diff;

    ComparisonBar(
            ComparisonViewModel model,
            ComboBox<PromptVersion> with,
            Label difference,
            DiffView diff) {
        this.model = model;
        this.with = with;
        this.difference = difference;
        this.diff = diff;
    }

    void bind() {
        diff.setName(Messages.text("prompts.diff.accessible"));
        with.setAccessibleText(Messages.text("prompts.compare.accessible"));
        with.setConverter(new Words());
        with.valueProperty().subscribe(this::choose);
        model.versionsProperty().subscribe(this::offer);
        model.withProperty().subscribe(this::showChoice);
        model.diffProperty().subscribe(this::show);
    }

    private void offer(List<PromptVersion> versions) {
        if (!with.getItems().equals(versions)) {
            with.getItems().setAll(versions);
            showChoice();
        }
    }

    private void showChoice() {
        with.setValue(model.withProperty().get().orElse(null));
    }

    private void choose(@Nullable PromptVersion version) {
        Optional<PromptVersion> chosen = Optional.ofNullable(version);
        if (chosen.isPresent() && !chosen.equals(model.withProperty().get())) {
            model.choose(chosen.get());
        }
    }

    private void show(Optional<DiffText> compared) {
        difference.setText(compared.map(ComparisonBar::words).orElseGet(this::noneYet));
        diff.show(compared.orElse(DiffText.NONE));
    }

    private static String words(DiffText compared) {
        return compared.isEmpty()
                ? Messages.text("prompts.compare.equal")
                : Messages.text(
                        "prompts.compare.count",
                        Format.count(compared.gone()),
                        Format.count(compared.come()));
    }

    private String noneYet() {
        return Messages.text(
                model.withProperty().get().isPresent()
                        ? "prompts.compare.working"
                        : "prompts.compare.none");
    }

    /// A version in the drop-down list.
    private static final class Words extends StringConverter<PromptVersion> {
        @Override
        public String toString(@Nullable PromptVersion version) {
            return version == null
                    ? ""
                    : Messages.text("prompts.compare.version", version.number());
        }

        @Override
        public PromptVersion fromString(String words) {
            throw new UnsupportedOperationException("the list is chosen from, never typed into");
        }
    }
}
