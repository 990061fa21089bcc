package dev.policyplayground.ui.playground;

import dev.policyplayground.catalog.ModelCatalog;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.ui.fx.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/// Says which of the models that a run would ask are retired: the chosen one, side B's, and the
/// judge of the active pack. Nothing is switched for the user. For use on the FX thread.
final class RetiredModels {
    private final PlaygroundViewModel playground;

    RetiredModels(PlaygroundViewModel playground) {
        this.playground = playground;
    }

    /// A sentence a model; empty when none is retired.
    StringBinding words() {
        return Bindings.createStringBinding(
                () ->
                        asked().stream()
                                .distinct()
                                .map(this::words)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining("\n")),
                playground.modelProperty(),
                playground.layersProperty(),
                playground.compare().activeProperty(),
                playground.compare().modelProperty());
    }

    private List<String> asked() {
        List<String> asked = new ArrayList<>();
        asked.add(playground.modelProperty().get());
        if (playground.compare().activeProperty().get()) {
            asked.add(playground.compare().modelProperty().get());
        }
        ClaudeJudging judge = playground.layersProperty().get().pack().claudeJudge();
        if (judge.when() != ClaudeJudging.When.NEVER) {
            asked.add(judge.model());
        }
        return asked;
    }

    private Optional<String> words(String id) {
        ModelCatalog catalog = playground.parts().catalog();
        Instant now = playground.parts().clock().instant();
        return catalog.isRetired(id, now)
                ? catalog.advice(id, now).map(advice -> Messages.text("model.gone", advice))
                : Optional.empty();
    }
}
