package dev.policyplayground.ui.parts;

import dev.policyplayground.moderation.Asked;
import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Explanation;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.claude.ClaudeJudge;
import dev.policyplayground.moderation.learned.LearnedJudge;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A gate's verdict: badge, a bar for each category that scored, and the findings with their
/// reasons. A verdict on a text that has changed since is dimmed. For use on the FX thread.
public final class VerdictPane extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final VerdictBadge badge = new VerdictBadge();
    private final GridPane bars = new GridPane();
    private final VBox findings = new VBox();
    private final Label empty = new Label();
    private final Label explanation = new Label();
    private final Label asked = new Label();
    private Consumer<Finding> onPick = finding -> {};

    public VerdictPane() {
        getStyleClass().add("verdict-pane");
        bars.getStyleClass().add("score-bars");
        findings.getStyleClass().add("findings");
        empty.setWrapText(true);
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("explanation");
        empty.getStyleClass().add("hint");
        ScrollPane scroll = new ScrollPane(new VBox(explanation, asked, bars, findings, empty));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        asked.setWrapText(true);
        asked.setMinHeight(Region.USE_PREF_SIZE);
        asked.getStyleClass().addAll("muted", "asked");
        asked.visibleProperty().bind(asked.textProperty().isEmpty().not());
        asked.managedProperty().bind(asked.visibleProperty());
        getChildren().addAll(badge, scroll);
        clear("", "");
    }

    /// What happens when a finding's words are clicked.
    public void setOnPick(Consumer<Finding> action) {
        onPick = action;
    }

    /// Shows nothing but what will stand here.
    ///
    /// @param word in place of a verdict
    public void clear(String word, String hint) {
        badge.show(Optional.empty(), word);
        explanation.setText("");
        Shown.to(false, explanation);
        asked.setText("");
        bars.getChildren().clear();
        findings.getChildren().clear();
        say(hint);
        setStale(false);
    }

    public void setStale(boolean stale) {
        pseudoClassStateChanged(STALE, stale);
    }

    /// Says something of the Claude judge, which is not on this machine.
    public void note(String words) {
        asked.setText(words);
    }

    /// @param provider whose money asking Claude took
    public void show(Assessment assessment, PolicyPack pack, Provider provider) {
        setStale(false);
        badge.show(Optional.of(assessment.verdict()), "");
        explain(assessment.verdict(), pack);
        note(assessment.asked().map(a -> words(a, provider)).orElse(""));
        bars.getChildren().clear();
        findings.getChildren().clear();
        switch (assessment.verdict()) {
            case Verdict.Unjudged(String reason) -> say(Messages.text("verdict.unjudged", reason));
            case Verdict.Judged judged -> {
                say(judged.findings().isEmpty() ? Messages.text("verdict.nothing.found") : "");
                showScores(judged, pack);
                showFindings(judged.findings(), pack);
            }
        }
    }

    // The reason of an unjudged text, and that nothing was found, stand below anyway.
    private void explain(Verdict verdict, PolicyPack pack) {
        boolean says = verdict instanceof Verdict.Judged judged && !judged.findings().isEmpty();
        explanation.setText(says ? Explanation.of(verdict, pack) : "");
        Shown.to(says, explanation);
    }

    private static String words(Asked asked, Provider provider) {
        return Messages.text(
                "verdict.claude",
                asked.model(),
                Format.time(asked.time()),
                Format.money(asked.cost(), provider));
    }

    private void say(String hint) {
        empty.setText(hint);
        empty.setVisible(!hint.isEmpty());
        empty.setManaged(!hint.isEmpty());
    }

    private void showScores(Verdict.Judged judged, PolicyPack pack) {
        List<Map.Entry<String, Double>> scores =
                new ArrayList<>(judged.scores().byCategory().entrySet());
        scores.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        int row = 0;
        for (Map.Entry<String, Double> score : scores) {
            Label title = new Label(pack.titleOf(score.getKey()));
            ProgressBar bar = new ProgressBar(score.getValue());
            title.setMinWidth(80);
            title.setTooltip(new Tooltip(title.getText()));
            bar.setMinWidth(24);
            bar.setPrefWidth(60);
            bar.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(bar, Priority.ALWAYS);
            VerdictStyle.of(pack.thresholds().decide(score.getKey(), score.getValue()).name())
                    .applyTo(bar);
            Label value = new Label(String.format(Locale.ROOT, "%.2f", score.getValue()));
            value.getStyleClass().add("numbers");
            value.setMinWidth(Region.USE_PREF_SIZE);
            bars.addRow(row++, title, bar, value);
        }
    }

    private void showFindings(List<Finding> all, PolicyPack pack) {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        all.forEach(
                f ->
                        byRule.computeIfAbsent(
                                        f.rule() + " " + f.category(), _ -> new ArrayList<>())
                                .add(f));
        byRule.values().forEach(list -> findings.getChildren().add(rule(list, pack)));
    }

    private VBox rule(List<Finding> found, PolicyPack pack) {
        Finding first = found.getFirst();
        Label why = new Label(first.why());
        why.setWrapText(true);
        String where =
                first.isInFocus() ? "" : " · " + Messages.text("verdict.in.turn", first.turn() + 1);
        String by =
                switch (first.judge()) {
                    case ClaudeJudge.ID -> Messages.text("verdict.by.claude");
                    case LearnedJudge.ID -> Messages.text("verdict.by.learned");
                    default -> first.rule();
                };
        Label rule = new Label(pack.titleOf(first.category()) + " · " + by + where);
        rule.getStyleClass().add("muted");
        rule.setWrapText(true);
        FlowPane words = new FlowPane(8, 2);
        for (Finding finding : found) {
            Hyperlink word = new Hyperlink("“" + shortened(finding.matched()) + "”");
            word.setOnAction(_ -> onPick.accept(finding));
            words.getChildren().add(word);
        }
        VBox box = new VBox(why, words, rule);
        String context = Explanation.context(first, pack);
        if (!context.isEmpty()) {
            Label around = new Label(capitalised(context));
            around.setWrapText(true);
            box.getChildren().add(2, around);
        }
        box.getStyleClass().add("finding");
        return box;
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }
}
