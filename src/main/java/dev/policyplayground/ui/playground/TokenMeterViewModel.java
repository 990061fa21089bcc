package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.Model;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.RateLimits;
import dev.policyplayground.prompt.Draft;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.text.TokenEstimate;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.usage.Provider;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How large the request is, as it is written: an estimate at once, the API's own count when LIVE
/// is chosen and nobody writes, what was counted in the end after a run. Knows no control. For use
/// on the FX thread; the API is asked behind it.
public final class TokenMeterViewModel {
    private final PlaygroundViewModel playground;
    private final FxThreads threads;
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private Optional<Cancellation> asking = Optional.empty();

    /// What the meter says. Immutable; all in tokens.
    ///
    /// @param estimate made on this machine
    /// @param counted by the API, for the request as it stands
    /// @param actual what the run in the columns took in, where it had this very request
    /// @param window the model's context window; empty for a model that is not known
    /// @param maxTokens the reply's limit
    /// @param left what the rate limit lets in this minute, where it was told
    public record Reading(
            long estimate,
            Optional<Long> counted,
            Optional<Long> actual,
            Optional<Long> window,
            long maxTokens,
            Optional<Long> left) {
        /// The best number there is.
        public long best() {
            return counted.orElse(estimate);
        }

        /// True when the request and the longest reply do not fit the window together.
        public boolean isTooLarge() {
            return window.filter(w -> best() + maxTokens > w).isPresent();
        }

        /// True when the rate limit would not let the request in right now.
        public boolean isOverLimit() {
            return left.filter(l -> best() > l).isPresent();
        }

        /// How much of the window it fills, from 0 to 1; 0 when the window is not known.
        public double filled() {
            return window.map(w -> Math.clamp((double) best() / w, 0, 1)).orElse(0.0);
        }
    }

    TokenMeterViewModel(PlaygroundViewModel playground, FxThreads threads) {
        this.playground = playground;
        this.threads = threads;
        reading.set(read(Optional.empty()));
        Observable[] watched = {
            playground.systemProperty(),
            playground.promptProperty(),
            playground.modelProperty(),
            playground.maxTokensProperty(),
            playground.providerProperty(),
            playground.settings().chosenProperty(),
            playground.conversation().turns(),
            playground.variables().values()
        };
        for (Observable each : watched) {
            each.addListener(_ -> estimate());
        }
        playground
                .viewProperty()
                .map(RunView::record)
                .subscribe(_ -> reading.set(read(reading.get().counted)));
    }

    /// Grows whenever the request may have become another.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    private void estimate() {
        revision.set(revision.get() + 1);
        // Whoever writes on does not wait for the count of what stood there before.
        asking.ifPresent(old -> threads.run(old::cancel));
        asking = Optional.empty();
        reading.set(read(Optional.empty()));
    }

    /// Asks the API for its count, when LIVE is chosen and there is something to count; to be
    /// called once nobody has written for a while. What the input gate stops, or has not judged
    /// yet, does not leave this machine for a count either.
    public void count() {
        boolean live = playground.providerProperty().get() == Provider.LIVE;
        boolean isCounted = reading.get().counted.isPresent();
        if (!live || isCounted || playground.promptProperty().get().isBlank() || !mayLeave()) {
            return;
        }
        long asked = revision.get();
        Cancellation cancellation = new Cancellation();
        asking = Optional.of(cancellation);
        Draft draft = playground.draft();
        threads.run(
                () -> {
                    Optional<Long> counted =
                            playground.parts().network().count(draft, cancellation);
                    threads.ui().execute(() -> show(asked, counted));
                });
    }

    private boolean mayLeave() {
        LiveJudge judge = playground.live();
        return judge.verdictProperty()
                .get()
                .filter(v -> v.revision() == judge.revisionProperty().get())
                .filter(v -> !v.assessment().verdict().stops())
                .isPresent();
    }

    private void show(long asked, Optional<Long> counted) {
        if (asked == revision.get() && counted.isPresent()) {
            reading.set(read(counted));
        }
    }

    private Reading read(Optional<Long> counted) {
        Draft draft = playground.draft();
        Optional<Model> model = playground.parts().catalog().find(draft.model());
        Optional<RunRecord> run =
                playground
                        .viewProperty()
                        .get()
                        .record()
                        .filter(r -> r.draft().saysTheSameAs(draft))
                        .filter(r -> r.draft().model().equals(draft.model()))
                        .filter(r -> r.answered().usage().prompt() > 0);
        return new Reading(
                TokenEstimate.of(draft.allText()),
                counted,
                run.map(r -> r.answered().usage().prompt()),
                model.map(Model::maxInputTokens),
                draft.maxTokens(),
                inputLeft());
    }

    private Optional<Long> inputLeft() {
        return playground
                .parts()
                .network()
                .limits(playground.providerProperty().get())
                .flatMap(
                        limits ->
                                limits.gauges().stream()
                                        .filter(g -> g.kind().equals("input-tokens"))
                                        .map(RateLimits.Gauge::remaining)
                                        .findFirst());
    }
}
