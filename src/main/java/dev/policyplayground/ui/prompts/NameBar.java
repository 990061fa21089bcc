package dev.policyplayground.ui.prompts;

import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Shown;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Asks for a name, and says beside the field why one is refused. For use on the FX thread.
final class NameBar {
    private final TextField field;
    private final Button ok;
    private final Function<Question, Optional<String>> refusal;
    private final StringProperty problem = new SimpleStringProperty("");
    private final SimpleBooleanProperty open = new SimpleBooleanProperty();
    private Optional<Question> question = Optional.empty();

    /// A name in the field, and the one the prompt has now.
    record Question(String name, Optional<String> own) {}

    private Consumer<String> answer = _ -> {};

    /// The nodes of the bar, as the view makes them.
    record Nodes(VBox bar, TextField field, Button ok, Button cancel, Label refusal) {}

    NameBar(Nodes nodes, Function<Question, Optional<String>> refusal) {
        this.field = nodes.field;
        this.ok = nodes.ok;
        this.refusal = refusal;
        Shown.when(open, nodes.bar);
        nodes.refusal.textProperty().bind(problem);
        Shown.when(problem.map(p -> !p.isEmpty()), nodes.refusal);
        ok.setOnAction(_ -> give());
        field.setOnAction(_ -> give());
        nodes.cancel.setOnAction(_ -> close());
        field.textProperty().subscribe(_ -> problem.set(""));
        nodes.bar.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        close();
                    }
                });
    }

    void askForNew(Consumer<String> then) {
        ask(Optional.empty(), Messages.text("prompts.name.create"), then);
    }

    void askForOther(String own, Consumer<String> then) {
        ask(Optional.of(own), Messages.text("prompts.name.rename"), then);
    }

    void close() {
        open.set(false);
    }

    private void ask(Optional<String> own, String action, Consumer<String> then) {
        question = Optional.of(new Question("", own));
        answer = then;
        ok.setText(action);
        field.setText(own.orElse(""));
        problem.set("");
        open.set(true);
        field.requestFocus();
        field.selectAll();
    }

    private void give() {
        String name = field.getText();
        Optional<String> own = question.flatMap(Question::own);
        Optional<String> refused = refusal.apply(new Question(name, own));
        problem.set(refused.orElse(""));
        if (refused.isEmpty()) {
            close();
            answer.accept(name);
        } else {
            field.requestFocus();
        }
    }
}
