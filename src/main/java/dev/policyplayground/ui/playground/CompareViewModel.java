package dev.policyplayground.ui.playground;

import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.text.WordDiff;
import dev.policyplayground.ui.fx.FxThreads;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A│B: the same turn twice, the second side with a system prompt, a model and a pack of its own.
/// Side A is what the playground holds. Knows no control. For use on the FX thread.
public final class CompareViewModel {
    private final PlaygroundViewModel playground;
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final StringProperty system = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final ObjectProperty<Layers> layers;
    private final LiveRun first;
    private final LiveRun second;
    private final ObjectBinding<WordDiff.Differences> differences;

    CompareViewModel(PlaygroundViewModel playground, FxThreads threads, SittingRuns sitting) {
        this.playground = playground;
        this.layers = new SimpleObjectProperty<>(playground.layersProperty().get());
        this.first = new LiveRun(playground.parts(), threads, sitting);
        this.second = new LiveRun(playground.parts(), threads, sitting);
        differences =
                Bindings.createObjectBinding(
                        () -> WordDiff.of(reply(first), reply(second)),
                        first.viewProperty(),
                        second.viewProperty());
        active.subscribe(this::begin);
    }

    // Side B starts as a copy of side A, so that one change at a time can be tried.
    private void begin(boolean on) {
        if (on && system.get().isEmpty()) {
            system.set(playground.systemProperty().get());
        }
        if (on && model.get().isEmpty()) {
            model.set(playground.modelProperty().get());
            layers.set(playground.layersProperty().get());
        }
    }

    void run() {
        first.start(
                playground.engine(playground.layersProperty().get()),
                playground.request(
                        playground.draft(
                                playground.systemProperty().get(),
                                playground.modelProperty().get())));
        second.start(
                playground.engine(layers.get()),
                playground.request(playground.draft(system.get(), model.get())));
    }

    void cancel() {
        first.cancel();
        second.cancel();
    }

    void shutDown() {
        first.shutDown();
        second.shutDown();
    }

    boolean isRunning() {
        return first.isRunning() || second.isRunning();
    }

    /// Makes side B what side A is, and the other way round.
    public void swap() {
        String otherSystem = system.get();
        String otherModel = model.get();
        Layers otherLayers = layers.get();
        system.set(playground.systemProperty().get());
        model.set(playground.modelProperty().get());
        layers.set(playground.layersProperty().get());
        playground.systemProperty().set(otherSystem);
        playground.modelProperty().set(otherModel);
        playground.layersProperty().set(otherLayers);
    }

    /// True while two sides are compared.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// Side B's system prompt.
    public StringProperty systemProperty() {
        return system;
    }

    /// Side B's model.
    public StringProperty modelProperty() {
        return model;
    }

    /// Side B's gates and pack.
    public ObjectProperty<Layers> layersProperty() {
        return layers;
    }

    /// What is different between the replies, word by word.
    public ObjectBinding<WordDiff.Differences> differences() {
        return differences;
    }

    LiveRun first() {
        return first;
    }

    LiveRun second() {
        return second;
    }

    private static String reply(LiveRun run) {
        return run.viewProperty().get().reply();
    }
}
