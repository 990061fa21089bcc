package dev.policyplayground.ui.faults;

import dev.policyplayground.diagnostics.ErrorCode;
import dev.policyplayground.diagnostics.Frames;
import dev.policyplayground.diagnostics.HomePaths;
import dev.policyplayground.diagnostics.Versions;
import dev.policyplayground.ui.fx.FxThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The faults that the user is being told of: each once, with how often it happened. What is
/// dismissed begins anew, but a fault that goes on happening does not come back at once. For use on
/// the FX thread, but for [#accept], which is for any.
public final class FaultsViewModel implements Consumer<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsViewModel.class);
    private static final int MOST = 10;
    private static final Duration REST = Duration.ofSeconds(10);

    private final FxThreads threads;
    private final InstantSource clock;
    private final Path folder;
    private final ReadOnlyObjectWrapper<List<Fault>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<ErrorCode> dismissed = new HashSet<>();
    private Instant dismissedAt = Instant.MIN;

    /// @param first what happened first; its message is never shown
    /// @param times how often it happened
    public record Fault(ErrorCode code, Throwable first, int times) {
        private Fault again() {
            return new Fault(code, first, times + 1);
        }
    }

    /// @param folder the data folder
    public FaultsViewModel(FxThreads threads, InstantSource clock, Path folder) {
        this.threads = threads;
        this.clock = clock;
        this.folder = folder;
    }

    /// Tells the user of a fault, in a while.
    @Override
    public void accept(Throwable fault) {
        // Not at once: the fault may come from the very drawing that a window would join.
        threads.run(() -> threads.ui().execute(() -> add(fault)));
    }

    private void add(Throwable fault) {
        try {
            ErrorCode code = ErrorCode.of(fault);
            if (!isResting(code)) {
                shown.set(with(code, fault));
            }
        } catch (RuntimeException | Error e) {
            // Not reported: it would come here again.
            LOG.error("a fault could not be shown", e);
        }
    }

    private boolean isResting(ErrorCode code) {
        return shown.get().isEmpty()
                && dismissed.contains(code)
                && clock.instant().isBefore(dismissedAt.plus(REST));
    }

    private List<Fault> with(ErrorCode code, Throwable fault) {
        List<Fault> now = new ArrayList<>();
        boolean isKnown = false;
        for (Fault each : shown.get()) {
            boolean isSame = each.code.equals(code);
            isKnown |= isSame;
            now.add(isSame ? each.again() : each);
        }
        if (!isKnown && now.size() < MOST) {
            now.add(new Fault(code, fault, 1));
        }
        return List.copyOf(now);
    }

    /// What the user is told of, the first first; empty when there is nothing to tell.
    public ReadOnlyObjectProperty<List<Fault>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The user has read it.
    public void dismiss() {
        dismissed.clear();
        shown.get().forEach(f -> dismissed.add(f.code));
        dismissedAt = clock.instant();
        shown.set(List.of());
    }

    /// What a report of the faults should hold: versions, codes, types and frames, without
    /// anybody's words and without the user's name.
    public String diagnostics() {
        HomePaths paths = HomePaths.now();
        StringBuilder text = new StringBuilder();
        Versions.now().lines().forEach(line -> text.append(line).append('\n'));
        text.append("Data folder ").append(paths.shorten(folder.toString())).append('\n');
        for (Fault fault : shown.get()) {
            text.append('\n').append("Error code ").append(fault.code);
            text.append(" (").append(fault.times).append("×)\n").append(Frames.of(fault.first));
        }
        return text.toString();
    }
}
