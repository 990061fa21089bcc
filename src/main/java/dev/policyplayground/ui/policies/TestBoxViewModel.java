package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.Assessment;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text that the shown pack judges while either is edited. For use on the FX thread; judging is
/// done behind it, deciding by moved thresholds at once.
public final class TestBoxViewModel {
    private final PackTextViewModel pack;
    private final FxThreads threads;
    private final StringProperty prompt = new SimpleStringProperty("");
    private final StringProperty reply = new SimpleStringProperty("");
    private final ObjectProperty<Layer> layer = new SimpleObjectProperty<>(Layer.INPUT);
    private final ReadOnlyObjectWrapper<Optional<Judged>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final Latest<Request> latest;
    private long revision;

    /// A verdict on the test text.
    ///
    /// @param pack the pack it was decided by
    public record Judged(Layer layer, PolicyPack pack, Assessment assessment) {}

    private record Request(long revision, Gates gates, Layer layer, String prompt, String reply) {}

    TestBoxViewModel(PackTextViewModel pack, FxThreads threads) {
        this.pack = pack;
        this.threads = threads;
        latest = new Latest<>(threads, this::judge);
        prompt.addListener((_, _, _) -> offer());
        reply.addListener((_, _, _) -> offer());
        layer.addListener((_, _, _) -> offer());
        pack.gatesProperty().addListener((_, _, _) -> offer());
        pack.packProperty().addListener((_, _, _) -> decideAgain());
        pack.checkProperty().addListener((_, _, _) -> refreshStale());
    }

    /// The prompt, or the prompt that the reply answers.
    public StringProperty promptProperty() {
        return prompt;
    }

    public StringProperty replyProperty() {
        return reply;
    }

    /// Which gate judges: the prompt's or the reply's.
    public ObjectProperty<Layer> layerProperty() {
        return layer;
    }

    /// Empty while there is nothing to judge, or no pack that can.
    public ReadOnlyObjectProperty<Optional<Judged>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// True while the verdict is not that of the text and the pack as they stand.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    private String focus() {
        return layer.get() == Layer.OUTPUT ? reply.get() : prompt.get();
    }

    private void offer() {
        revision++;
        Optional<Gates> gates = pack.gatesProperty().get();
        if (gates.isEmpty() || focus().isBlank()) {
            shown.set(Optional.empty());
            stale.set(false);
            return;
        }
        stale.set(true);
        latest.offer(new Request(revision, gates.get(), layer.get(), prompt.get(), reply.get()));
    }

    private void judge(Request request) {
        Exchange exchange = Exchange.of(request.prompt);
        Assessment made =
                request.layer == Layer.OUTPUT
                        ? request.gates.output().judge(exchange, request.reply)
                        : request.gates.input().judge(exchange);
        threads.ui().execute(() -> take(request, made));
    }

    private void take(Request request, Assessment made) {
        if (request.revision == revision) {
            shown.set(Optional.of(new Judged(request.layer, request.gates.pack(), made)));
            decideAgain();
            refreshStale();
        }
    }

    // Scores do not depend on thresholds: what was judged is only decided anew.
    private void decideAgain() {
        Optional<PolicyPack> now = pack.packProperty().get();
        shown.get()
                .filter(s -> now.filter(p -> !p.equals(s.pack)).isPresent())
                .ifPresent(
                        s ->
                                shown.set(
                                        Optional.of(
                                                new Judged(
                                                        s.layer,
                                                        now.get(),
                                                        under(now.get(), s.assessment)))));
    }

    private static Assessment under(PolicyPack pack, Assessment made) {
        Verdict verdict =
                switch (made.verdict()) {
                    case Verdict.Unjudged unjudged -> unjudged;
                    case Verdict.Judged judged ->
                            new Verdict.Judged(
                                    pack.thresholds().decide(judged.scores()),
                                    judged.scores(),
                                    judged.findings(),
                                    judged.policyHash(),
                                    judged.engineVersion());
                };
        return new Assessment(verdict, made.time());
    }

    private void refreshStale() {
        stale.set(shown.get().isPresent() && !(pack.checkProperty().get() instanceof Check.Good));
    }
}
