package dev.policyplayground.ui.playground;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Judges the draft at every change with the pack in force; the newest revision wins. For use on
/// the FX thread; judging is done behind it.
public final class LiveJudge {
    private final PlaygroundViewModel draft;
    private final FxThreads threads;
    private final Latest<Request> latest;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<LiveVerdict>> verdict =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private record Request(long revision, Exchange exchange, Layers layers) {}

    LiveJudge(PlaygroundViewModel draft, FxThreads threads) {
        this.draft = draft;
        this.threads = threads;
        this.latest = new Latest<>(threads, this::judge);
        Stream.of(
                        draft.promptProperty(),
                        draft.layersProperty(),
                        draft.conversation().turns(),
                        draft.variables().names(),
                        draft.variables().values())
                .forEach(o -> o.addListener(_ -> offer()));
        offer();
    }

    /// Counts the changes of the draft; a verdict carries the count it was made at.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// The newest verdict. It is out of date while its revision is not the draft's.
    public ReadOnlyObjectProperty<Optional<LiveVerdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    private void offer() {
        revision.set(revision.get() + 1);
        Exchange exchange =
                new Exchange(
                        List.copyOf(
                                draft.conversation().turns().stream()
                                        .filter(t -> !t.isQuarantined())
                                        .toList()),
                        draft.variables().fill(draft.promptProperty().get()));
        latest.offer(new Request(revision.get(), exchange, draft.layersProperty().get()));
    }

    private void judge(Request request) {
        LiveVerdict made =
                new LiveVerdict(
                        request.revision,
                        request.exchange.prompt(),
                        request.layers.pack(),
                        request.layers.input().judge(request.exchange));
        threads.ui()
                .execute(
                        () -> {
                            if (made.revision() == revision.get()) {
                                verdict.set(Optional.of(made));
                            }
                        });
    }
}
