package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.pack.PackCheck.Gates;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The policy packs: which there are, which is shown, and what is done with it as a whole. For use
/// on the FX thread; files are worked on behind it.
public final class PoliciesViewModel {
    private final PoliciesParts parts;
    private final PackInForce inForce;
    private final FxThreads threads;
    private final PackTextViewModel text;
    private final OpenPackViewModel open;
    private final SavingViewModel saving;
    private final VersionsViewModel versions;
    private final TestBoxViewModel test;
    private final ImpactViewModel impact;
    private final RulesViewModel rules;
    private final PackList list;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private Set<PackPlace> warned = Set.of();

    public PoliciesViewModel(PoliciesParts parts, PackInForce inForce, FxThreads threads) {
        this.parts = parts;
        this.inForce = inForce;
        this.threads = threads;
        text = new PackTextViewModel(parts.bases(), parts.learned(), threads);
        open = new OpenPackViewModel(text, parts.bases(), threads);
        versions = new VersionsViewModel(text, open, parts, threads);
        saving = new SavingViewModel(text, open, parts, inForce, threads, versions::reload);
        test = new TestBoxViewModel(text, threads);
        impact = new ImpactViewModel(text, parts.runs(), inForce, threads);
        rules = new RulesViewModel(text, parts.runs(), threads);
        list = new PackList(parts, inForce, open, threads);
        // What saving says takes the place of what was said before.
        saving.stateProperty().addListener((_, _, now) -> dismissNotice(now));
    }

    /// Reads afresh which packs there are, whether the shown one was changed on the disk, and which
    /// model judges. The first time, the pack in force is shown.
    public void load() {
        impact.load();
        open.lookAtDisk();
        text.heedModel();
        list.load();
    }

    /// Shows a pack; edits of the one before stay with it.
    public void choose(PackPlace place) {
        if (open.openedProperty().get().filter(o -> o.place().equals(place)).isEmpty()) {
            saving.dismiss();
            notice.set("");
            open.open(place);
        }
    }

    /// Makes a file in the data folder that says what is shown, and shows it.
    public void copy() {
        Optional<Opened> now = open.openedProperty().get();
        String words = text.textProperty().get();
        String name = now.map(o -> o.place().name()).orElse("").replaceFirst("\\.[^.]*$", "");
        threads.run(
                () -> {
                    try {
                        Path made = parts.files().create(name + "-copy", words);
                        threads.ui().execute(() -> copied(made));
                    } catch (IOException _) {
                        String folder = parts.files().folder().toString();
                        threads.ui()
                                .execute(
                                        () ->
                                                notice.set(
                                                        Messages.text(
                                                                "policies.copy.failed", folder)));
                    }
                });
    }

    private void copied(Path made) {
        PackPlace place = PackPlace.of(made);
        list.add(place);
        choose(place);
        notice.set(Messages.text("policies.copied", made));
    }

    /// Puts the shown pack in force, for the playground now and for the next start.
    public void use() {
        Optional<Gates> gates = text.gatesProperty().get();
        if (Boolean.TRUE.equals(canUse().getValue())) {
            Gates g = gates.orElseThrow();
            saving.dismiss();
            Optional<Path> named = open.openedProperty().get().orElseThrow().place().named();
            inForce.use(new Layers(g.pack(), g.input(), g.output()), named);
            notice.set(Messages.text("policies.used", g.pack().title()));
        }
    }

    /// Whether the shown pack can be put in force: it is saved, can judge, and does not judge yet.
    public ObservableValue<Boolean> canUse() {
        return Bindings.createBooleanBinding(
                () ->
                        text.checkProperty().get() instanceof Check.Good
                                && !open.editedProperty().get()
                                && open.openedProperty()
                                        .get()
                                        .filter(o -> !o.place().equals(list.inForce()))
                                        .isPresent(),
                text.checkProperty(),
                open.editedProperty(),
                open.openedProperty(),
                inForce.layers());
    }

    /// Says which packs have edits that closing the window would lose; once for the same ones.
    ///
    /// @return false when there is nothing to say
    public boolean warnOfEdits() {
        Set<PackPlace> edits = open.edits();
        if (edits.isEmpty() || edits.equals(warned)) {
            return false;
        }
        warned = edits;
        Set<String> names = new TreeSet<>();
        edits.forEach(place -> names.add(place.name()));
        notice.set(Messages.text("policies.closing", String.join(", ", names)));
        return true;
    }

    private void dismissNotice(SaveState now) {
        if (!(now instanceof SaveState.Idle)) {
            dismissNotice();
        }
    }

    public void dismissNotice() {
        notice.set("");
    }

    /// The bundled pack first, then the user's own.
    public ReadOnlyObjectProperty<List<PackRow>> rowsProperty() {
        return list.rowsProperty();
    }

    /// What happened or went wrong last; empty for nothing.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public PackTextViewModel text() {
        return text;
    }

    public OpenPackViewModel open() {
        return open;
    }

    public SavingViewModel saving() {
        return saving;
    }

    public VersionsViewModel versions() {
        return versions;
    }

    public TestBoxViewModel test() {
        return test;
    }

    public ImpactViewModel impact() {
        return impact;
    }

    public RulesViewModel rules() {
        return rules;
    }
}
