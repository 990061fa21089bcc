package dev.policyplayground.ui.playground;

import dev.policyplayground.prompt.Turn;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.playground.ConversationViewModel.Form;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Binds the conversation: its turns, and the form in which one is written or changed.
final class ConversationController {
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final PlaygroundViewModel model;
    private final ConversationViewModel conversation;
    @FXML private Label count;
    @FXML private MenuItem addDocument;
    @FXML private MenuItem addToolResult;
    @FXML private Button undo;
    @FXML private ListView<Turn> turns;
    @FXML private Label hint;
    @FXML private VBox form;
    @FXML private Label formTitle;
    @FXML private TextField name;
    @FXML private TextArea text;
    @FXML private Button keep;
    @FXML private Button leave;

    ConversationController(PlaygroundViewModel model) {
        this.model = model;
        this.conversation = model.conversation();
    }

    @FXML
    void initialize() {
        turns.setItems(conversation.turns());
        turns.setCellFactory(_ -> new TurnCell(model));
        turns.setPlaceholder(new Label(""));
        turns.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        turns.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(i -> conversation.selectedProperty().set(i.intValue()));
        conversation.selectedProperty().subscribe(i -> select(i.intValue()));
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Messages.text(
                                                "conversation.count", conversation.turns().size()),
                                conversation.turns()));
        hint.visibleProperty().bind(Bindings.isEmpty(conversation.turns()));
        addDocument.setOnAction(_ -> conversation.begin(Turn.document("", "")));
        addToolResult.setOnAction(_ -> conversation.begin(Turn.toolResult("", "")));
        undo.setOnAction(_ -> conversation.undo());
        undo.disableProperty().bind(conversation.canUndoProperty().not());
        bindForm();
    }

    private void bindForm() {
        form.visibleProperty().bind(conversation.formProperty().map(Optional::isPresent));
        turns.visibleProperty().bind(form.visibleProperty().not());
        conversation.formProperty().subscribe(f -> f.ifPresent(this::show));
        keep.disableProperty().bind(text.textProperty().map(String::isBlank));
        keep.setOnAction(_ -> conversation.finish(name.getText(), text.getText()));
        leave.setOnAction(_ -> conversation.formProperty().set(Optional.empty()));
        form.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        leave.fire();
                        key.consume();
                    }
                });
    }

    private void show(Form written) {
        Turn turn = written.turn();
        formTitle.setText(Messages.text("conversation.form." + turn.kind().name()));
        name.setVisible(turn.isFromElsewhere());
        name.setManaged(turn.isFromElsewhere());
        name.setPromptText(
                turn.isFromElsewhere()
                        ? Messages.text("conversation.form.name." + turn.kind().name())
                        : "");
        name.setText(turn.name());
        text.setText(turn.text());
        (turn.isFromElsewhere() && turn.name().isEmpty() ? name : text).requestFocus();
    }

    private void select(int index) {
        if (index >= 0 && index < turns.getItems().size()) {
            turns.getSelectionModel().select(index);
            turns.scrollTo(index);
        }
    }

    private void key(KeyEvent key) {
        int at = conversation.selectedProperty().get();
        if (UNDO.match(key)) {
            conversation.undo();
        } else if (key.isShortcutDown() || at < 0) {
            return;
        } else {
            switch (key.getCode()) {
                case ENTER, E -> conversation.edit(at);
                case R -> conversation.toggleQuarantine(at);
                case F -> model.turns().fork(at);
                case DELETE, BACK_SPACE -> conversation.remove(at);
                default -> {
                    return;
                }
            }
        }
        key.consume();
    }
}
