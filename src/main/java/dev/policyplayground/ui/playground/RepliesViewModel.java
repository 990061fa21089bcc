package dev.policyplayground.ui.playground;

import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.usage.Provider;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the simulator lets happen, what is played back in its place and what is recorded. Knows no
/// control. For use on the FX thread.
public final class RepliesViewModel {
    private final StringProperty scenario = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> replay =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> recording =
            new SimpleObjectProperty<>(Optional.empty());

    /// What the simulator lets happen to each run from now on; empty for nothing.
    public StringProperty scenarioProperty() {
        return scenario;
    }

    /// The recording that answers.
    public ObjectProperty<Optional<Path>> replayProperty() {
        return replay;
    }

    /// The file that exchanges are written to.
    public ObjectProperty<Optional<Path>> recordingProperty() {
        return recording;
    }

    /// Where a run's reply comes from. LIVE is never played back: what says LIVE is live.
    ///
    /// @param keep false off the record: then nothing is recorded either
    ReplyChoice choice(Provider provider, boolean keep) {
        Optional<Path> record = keep ? recording.get() : Optional.empty();
        return provider == Provider.LIVE
                ? new ReplyChoice(provider, "", Optional.empty(), record)
                : new ReplyChoice(provider, scenario.get(), replay.get(), record);
    }
}
