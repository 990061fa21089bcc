package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.Thresholds.Cut;
import dev.policyplayground.ui.fx.Messages;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.util.StringConverter;
import org.controlsfx.control.RangeSlider;

/// A category's two thresholds as the thumbs of one slider, each with a field for its number. For
/// use on the FX thread.
final class ThresholdSliders {
    private static final double LOWEST = 0.01;
    // One step above the highest score: what is never reached.
    private static final double NEVER = 1.01;
    // As packs write it.
    private static final double NEVER_IN_PACKS = 2;
    private static final double STEP = 0.01;

    private final RangeSlider slider;
    private final Spinner<Double> review;
    private final Spinner<Double> block;
    private final Consumer<Cut> moved;
    private final Runnable begins;
    private boolean showing;
    private boolean dragging;

    /// @param begins told before the thresholds move: once for a drag, whatever its steps
    /// @param moved told of thresholds that the user has set
    ThresholdSliders(
            RangeSlider slider,
            Spinner<Double> review,
            Spinner<Double> block,
            Runnable begins,
            Consumer<Cut> moved) {
        this.slider = slider;
        this.review = review;
        this.block = block;
        this.begins = begins;
        this.moved = moved;
    }

    void bind() {
        slider.setMin(LOWEST);
        slider.setMax(NEVER);
        slider.setBlockIncrement(STEP);
        slider.setAccessibleText(Messages.text("policies.slider.accessible"));
        field(review, Messages.text("policies.review.accessible"));
        field(block, Messages.text("policies.block.accessible"));
        slider.lowValueProperty()
                .addListener((_, _, now) -> moveTo(now.doubleValue(), slider.getHighValue(), true));
        slider.highValueProperty()
                .addListener((_, _, now) -> moveTo(slider.getLowValue(), now.doubleValue(), false));
        review.valueProperty().addListener((_, _, now) -> moveTo(now, slider.getHighValue(), true));
        block.valueProperty().addListener((_, _, now) -> moveTo(slider.getLowValue(), now, false));
    }

    void show(Cut cut) {
        place(Math.min(NEVER, cut.review()), Math.min(NEVER, cut.block()));
    }

    void setEditable(boolean editable) {
        slider.setDisable(!editable);
        review.setDisable(!editable);
        block.setDisable(!editable);
    }

    /// `0.45`, or `never` above the highest score.
    static String words(double threshold) {
        return threshold > 1
                ? Messages.text("policies.never")
                : String.format(Locale.ROOT, "%.2f", threshold);
    }

    // The thumb that is moved pushes the other along.
    private void moveTo(double low, double high, boolean lowMoves) {
        if (showing) {
            return;
        }
        boolean wasDragging = dragging;
        dragging = slider.isLowValueChanging() || slider.isHighValueChanging();
        if (!(wasDragging && dragging)) {
            begins.run();
        }
        double to = rounded(lowMoves ? low : high);
        double newLow = lowMoves ? to : Math.min(rounded(low), to);
        double newHigh = lowMoves ? Math.max(rounded(high), to) : to;
        place(newLow, newHigh);
        moved.accept(new Cut(inPacks(newLow), inPacks(newHigh)));
    }

    private void place(double low, double high) {
        showing = true;
        // The slider keeps its thumbs in order at every step.
        if (high < slider.getLowValue()) {
            slider.setLowValue(low);
            slider.setHighValue(high);
        } else {
            slider.setHighValue(high);
            slider.setLowValue(low);
        }
        review.getValueFactory().setValue(low);
        block.getValueFactory().setValue(high);
        showing = false;
    }

    private static double inPacks(double value) {
        return value > 1 ? NEVER_IN_PACKS : value;
    }

    private static double rounded(double value) {
        return Math.clamp(Math.round(value * 100) / 100.0, LOWEST, NEVER);
    }

    private static void field(Spinner<Double> spinner, String name) {
        DoubleSpinnerValueFactory values =
                new DoubleSpinnerValueFactory(LOWEST, NEVER, LOWEST, STEP);
        values.setConverter(new Words(values));
        spinner.setValueFactory(values);
        spinner.setEditable(true);
        spinner.getEditor().setAccessibleText(name);
        spinner.getEditor().setPrefColumnCount(4);
    }

    /// A threshold in a field; what is no number leaves the one before.
    private static final class Words extends StringConverter<Double> {
        private final DoubleSpinnerValueFactory values;

        Words(DoubleSpinnerValueFactory values) {
            this.values = values;
        }

        @Override
        public String toString(Double value) {
            return value == null ? "" : words(value);
        }

        @Override
        public Double fromString(String text) {
            if (text.strip().equalsIgnoreCase(Messages.text("policies.never"))) {
                return NEVER;
            }
            try {
                return rounded(Double.parseDouble(text.strip().replace(',', '.')));
            } catch (NumberFormatException _) {
                return values.getValue();
            }
        }
    }
}
