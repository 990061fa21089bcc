package dev.policyplayground.ui.playground;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Pause;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.playground.TokenMeterViewModel.Reading;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Shows the token meter: a line of words and a bar. For use on the FX thread.
final class TokenMeter {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final Duration IDLE = Duration.millis(900);

    private final TokenMeterViewModel model;
    private final ObservableValue<?> verdict;
    private final Label words;
    private final ProgressBar bar;
    private final Tooltip tooltip = new Tooltip();

    TokenMeter(
            TokenMeterViewModel model, ObservableValue<?> verdict, Label words, ProgressBar bar) {
        this.model = model;
        this.verdict = verdict;
        this.words = words;
        this.bar = bar;
    }

    void bind() {
        words.setTooltip(tooltip);
        bar.setTooltip(tooltip);
        Pause idle = new Pause(IDLE, model::count);
        model.readingProperty().subscribe(this::show);
        model.revisionProperty().subscribe(_ -> idle.restart());
        // A verdict that comes late makes a count possible that was not before.
        verdict.subscribe(_ -> idle.restart());
    }

    private void show(Reading now) {
        boolean over = now.isTooLarge() || now.isOverLimit();
        words.setText(text(now));
        words.pseudoClassStateChanged(OVER, over);
        bar.pseudoClassStateChanged(OVER, over);
        bar.setProgress(now.filled());
        bar.setVisible(now.window().isPresent());
        String all = String.join("\n", details(now));
        tooltip.setText(all);
        words.setAccessibleText(all);
        bar.setAccessibleText(all);
    }

    private static String text(Reading now) {
        if (now.actual().isPresent()) {
            return Messages.text(
                    "meter.actual", Format.count(now.actual().get()), Format.count(now.best()));
        }
        return now.counted()
                .map(c -> Messages.text("meter.counted", Format.count(c)))
                .orElseGet(() -> Messages.text("meter.estimate", Format.count(now.estimate())));
    }

    private static List<String> details(Reading now) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text("meter.detail.estimate", Format.count(now.estimate())));
        now.counted()
                .ifPresent(c -> lines.add(Messages.text("meter.detail.counted", Format.count(c))));
        now.actual()
                .ifPresent(a -> lines.add(Messages.text("meter.detail.actual", Format.count(a))));
        lines.add(
                now.window()
                        .map(
                                w ->
                                        Messages.text(
                                                "meter.detail.window",
                                                Format.count(w),
                                                Format.count(now.maxTokens())))
                        .orElse(Messages.text("meter.detail.window.unknown")));
        now.left().ifPresent(l -> lines.add(Messages.text("meter.detail.left", Format.count(l))));
        if (now.isTooLarge()) {
            lines.add(Messages.text("meter.detail.too.large"));
        }
        if (now.isOverLimit()) {
            lines.add(Messages.text("meter.detail.over.limit"));
        }
        return lines;
    }
}
