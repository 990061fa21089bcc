package dev.policyplayground.ui.playground;

import dev.policyplayground.backtest.MinimalFlip;
import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.moderation.Explanation;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.text.ObfuscationLens;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Looks closely at the prompt or at the reply, while it is open. Only local judges are asked. For
/// use on the FX thread; the work is done behind it, and the newest text wins.
public final class InspectViewModel {
    /// Which text is looked at.
    public enum Side {
        PROMPT,
        REPLY
    }

    private final PlaygroundViewModel playground;
    private final FxThreads threads;
    private final Latest<Request> latest;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.PROMPT);
    private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long asked;

    /// @param verdict of `text`; judging a reply takes long, so it is asked for in the background
    private record Request(
            long number,
            String text,
            PolicyPack pack,
            Supplier<Verdict> verdict,
            Function<String, Verdict> judge) {}

    InspectViewModel(PlaygroundViewModel playground, FxThreads threads) {
        this.playground = playground;
        this.threads = threads;
        this.latest = new Latest<>(threads, this::inspect);
        open.addListener(_ -> look());
        side.addListener(_ -> look());
        playground.live().verdictProperty().addListener(_ -> look());
        playground.viewProperty().addListener(_ -> look());
    }

    /// While it is closed nothing is looked at.
    public BooleanProperty openProperty() {
        return open;
    }

    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    /// What was seen; nothing while there is no text to look at.
    public ReadOnlyObjectProperty<Optional<Inspection>> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }

    private void look() {
        asked++;
        if (!open.get()) {
            return;
        }
        Optional<Request> request = side.get() == Side.PROMPT ? prompt() : reply();
        if (request.isEmpty()) {
            inspection.set(Optional.empty());
        } else {
            latest.offer(request.get());
        }
    }

    private Optional<Request> prompt() {
        Layers layers = playground.layersProperty().get();
        List<Turn> earlier =
                playground.conversation().turns().stream().filter(t -> !t.isQuarantined()).toList();
        return playground
                .live()
                .verdictProperty()
                .get()
                .filter(v -> !v.text().isBlank())
                .map(
                        v ->
                                new Request(
                                        asked,
                                        v.text(),
                                        v.pack(),
                                        v.assessment()::verdict,
                                        t ->
                                                layers.input()
                                                        .judge(new Exchange(earlier, t))
                                                        .verdict()));
    }

    private Optional<Request> reply() {
        Layers layers = playground.layersProperty().get();
        return playground
                .viewProperty()
                .get()
                .record()
                .filter(r -> !r.reply().isBlank())
                .map(
                        r -> {
                            Exchange exchange = Exchange.of(r.draft());
                            Function<String, Verdict> judge =
                                    t -> layers.output().judge(exchange, t).verdict();
                            return new Request(
                                    asked,
                                    r.reply(),
                                    layers.pack(),
                                    () -> judge.apply(r.reply()),
                                    judge);
                        });
    }

    private void inspect(Request request) {
        Verdict verdict = request.verdict.get();
        boolean mayFlip = !verdict.isAllow() && verdict instanceof Verdict.Judged;
        Inspection seen =
                new Inspection(
                        request.text,
                        ObfuscationLens.of(request.text),
                        verdict,
                        Explanation.of(verdict, request.pack),
                        Optional.empty(),
                        mayFlip);
        show(request, seen);
        if (mayFlip) {
            show(request, seen.found(MinimalFlip.of(request.text, verdict, request.judge)));
        }
    }

    private void show(Request request, Inspection seen) {
        threads.ui()
                .execute(
                        () -> {
                            if (request.number == asked) {
                                inspection.set(Optional.of(seen));
                            }
                        });
    }
}
