package dev.policyplayground.ui.parts;

import dev.policyplayground.text.Span;
import dev.policyplayground.ui.fx.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Finds words in a text: Enter goes on, Shift+Enter goes back, Escape closes it. For use on the FX
/// thread.
public final class FindBar extends HBox {
    private final TextField field = new TextField();
    private final Label found = new Label();
    private final SearchableText searched;

    public FindBar(SearchableText searched) {
        this.searched = searched;
        getStyleClass().addAll("field", "find-bar");
        Button previous = button("↑", Messages.text("find.previous"), () -> go(-1));
        Button next = button("↓", Messages.text("find.next"), () -> go(1));
        Button close = button("✕", Messages.text("find.close"), this::close);
        field.setId("findField");
        field.setPromptText(Messages.text("find.prompt"));
        field.setAccessibleText(Messages.text("find.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        found.getStyleClass().add("muted");
        found.setMinWidth(USE_PREF_SIZE);
        field.textProperty().subscribe(this::count);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, found, previous, next, close);
        show(false);
    }

    /// Shows it, with the caret in its field.
    public void open() {
        show(true);
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        show(false);
        searched.takeFocus();
    }

    private void show(boolean visible) {
        setVisible(visible);
        setManaged(visible);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close();
        } else if (key.getCode() == KeyCode.ENTER && field.isFocused()) {
            key.consume();
            go(key.isShiftDown() ? -1 : 1);
        }
    }

    private void count() {
        int number = places().size();
        found.setText(field.getText().isEmpty() ? "" : Messages.text("find.count", number));
    }

    private void go(int step) {
        List<Span> places = places();
        if (!places.isEmpty()) {
            // After a find the caret stands behind what was found.
            int at = searched.caret() - (step < 0 ? field.getText().length() : 0);
            int next = 0;
            while (next < places.size()
                    && (step > 0 ? places.get(next).start() < at : places.get(next).end() <= at)) {
                next++;
            }
            int index = Math.floorMod(step > 0 ? next : next - 1, places.size());
            searched.select(places.get(index));
            found.setText(Messages.text("find.place", index + 1, places.size()));
            field.requestFocus();
        }
    }

    private List<Span> places() {
        String words = field.getText().toLowerCase(Locale.ROOT);
        String text = searched.getText().toLowerCase(Locale.ROOT);
        List<Span> places = new ArrayList<>();
        int at = words.isEmpty() ? -1 : text.indexOf(words);
        while (at >= 0) {
            places.add(new Span(at, at + words.length()));
            at = text.indexOf(words, at + words.length());
        }
        return places;
    }

    private static Button button(String sign, String name, Runnable action) {
        Button button = new Button(sign);
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
