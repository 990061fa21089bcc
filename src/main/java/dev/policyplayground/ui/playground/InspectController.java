package dev.policyplayground.ui.playground;

import dev.policyplayground.backtest.MinimalFlip;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.text.ObfuscationLens;
import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.CodeEditor;
import dev.policyplayground.ui.parts.Mark;
import dev.policyplayground.ui.parts.SegmentedChoice;
import dev.policyplayground.ui.parts.VerdictBadge;
import dev.policyplayground.ui.playground.InspectViewModel.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Shows a text as written beside what the gate reads, with what was undone marked in both and the
/// smallest edit struck through.
final class InspectController {
    private final InspectViewModel inspect;
    @FXML private SegmentedChoice<Side> side;
    @FXML private VerdictBadge verdict;
    @FXML private Label explanation;
    @FXML private Label flip;
    @FXML private Label undone;
    @FXML private Label empty;
    @FXML private CodeEditor written;
    @FXML private CodeEditor judged;
    @FXML private Button close;

    InspectController(PlaygroundViewModel model) {
        this.inspect = model.inspect();
    }

    @FXML
    void initialize() {
        side.bind(
                List.of(Side.values()),
                s -> Messages.text("inspect.side." + s.name()),
                inspect.sideProperty());
        written.makeReadOnly();
        judged.makeReadOnly();
        written.setName(Messages.text("inspect.written"));
        judged.setName(Messages.text("inspect.judged"));
        close.setOnAction(_ -> inspect.openProperty().set(false));
        inspect.inspectionProperty().subscribe(this::show);
    }

    private void show(Optional<Inspection> seen) {
        empty.setVisible(seen.isEmpty());
        verdict.setVisible(seen.isPresent());
        written.textProperty().set(seen.map(Inspection::text).orElse(""));
        judged.textProperty().set(seen.map(i -> i.lens().judged()).orElse(""));
        explanation.setText(seen.map(Inspection::explanation).orElse(""));
        flip.setText(seen.map(InspectController::flipWords).orElse(""));
        flip.setManaged(!flip.getText().isEmpty());
        undone.setText(seen.map(i -> undoneWords(i.lens())).orElse(""));
        seen.ifPresent(
                i -> {
                    verdict.show(Optional.of(i.verdict()), "");
                    written.setMarks(marks(i.lens(), true));
                    judged.setMarks(marks(i.lens(), false));
                    written.setShades(struck(i));
                });
    }

    private static String flipWords(Inspection seen) {
        if (seen.searching()) {
            return Messages.text("inspect.flip.searching");
        }
        if (seen.flip().isEmpty()) {
            return seen.verdict().isAllow() || seen.verdict() instanceof Verdict.Unjudged
                    ? ""
                    : Messages.text("inspect.flip.none");
        }
        MinimalFlip found = seen.flip().get();
        String words =
                found.struck().stream()
                        .map(s -> "“" + s.in(seen.text()) + "”")
                        .collect(Collectors.joining(", "));
        return Messages.text(
                found.isMinimal() ? "inspect.flip" : "inspect.flip.unfinished",
                words,
                found.verdict().word());
    }

    private static String undoneWords(ObfuscationLens lens) {
        return lens.isClear()
                ? Messages.text("inspect.clear")
                : lens.marks().stream()
                        .map(InspectController::kind)
                        .distinct()
                        .collect(
                                Collectors.joining(
                                        " · ", Messages.text("inspect.undone") + " ", ""));
    }

    private static String kind(ObfuscationLens.Mark mark) {
        return Messages.text("disguise." + mark.kind().name().toLowerCase(Locale.ROOT));
    }

    private static List<Mark> marks(ObfuscationLens lens, boolean asWritten) {
        List<Mark> marks = new ArrayList<>();
        for (ObfuscationLens.Mark mark : lens.marks()) {
            Span span = asWritten ? mark.original() : mark.judged();
            if (!span.isEmpty()) {
                marks.add(
                        new Mark(
                                span,
                                "mark-undone",
                                Messages.text("inspect.mark", kind(mark), mark.plain())));
            }
        }
        return marks;
    }

    private static List<Mark> struck(Inspection seen) {
        return seen.flip()
                .map(
                        f ->
                                f.struck().stream()
                                        .map(s -> new Mark(s, Mark.STRUCK, flipWords(seen)))
                                        .toList())
                .orElse(List.of());
    }
}
