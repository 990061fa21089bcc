package dev.policyplayground.ui.sessions;

import dev.policyplayground.session.SessionSummary;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Binds the list of sittings: all runs first, then each sitting, and the title of the chosen one.
final class SessionList {
    private final SessionsViewModel model;
    private final ZoneId zone;
    private final ListView<Optional<SessionSummary>> list;
    private final TextField title;
    private boolean filling;

    SessionList(
            SessionsViewModel model,
            ZoneId zone,
            ListView<Optional<SessionSummary>> list,
            TextField title) {
        this.zone = zone;
        this.model = model;
        this.list = list;
        this.title = title;
    }

    void bind() {
        list.setCellFactory(_ -> new Cell());
        model.sessions().subscribe(this::fill);
        fill();
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        title.setOnAction(_ -> rename());
        title.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                showTitle(chosen());
                            }
                        });
    }

    private Optional<SessionSummary> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(s -> s);
    }

    private void rename() {
        chosen().ifPresent(s -> model.edits().rename(s.id(), s.title(), title.getText()));
    }

    private void fill() {
        Optional<String> before = chosen().map(SessionSummary::id);
        filling = true;
        List<Optional<SessionSummary>> rows = new ArrayList<>();
        rows.add(Optional.empty());
        model.sessions().forEach(s -> rows.add(Optional.of(s)));
        list.getItems().setAll(rows);
        int again = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).map(SessionSummary::id).equals(before)) {
                again = i;
            }
        }
        list.getSelectionModel().select(again);
        filling = false;
        showTitle(chosen());
    }

    private void choose(Optional<SessionSummary> session) {
        Optional<SessionSummary> now = session == null ? Optional.empty() : session;
        showTitle(now);
        if (!filling) {
            model.inSession(now.map(SessionSummary::id));
        }
    }

    private void showTitle(Optional<SessionSummary> session) {
        title.setDisable(session.isEmpty());
        title.setText(session.map(SessionSummary::title).orElse(""));
    }

    private String name(Optional<SessionSummary> session) {
        return session.map(
                        s ->
                                s.title().isEmpty()
                                        ? Format.dayAndTime(s.startedAt(), zone)
                                        : s.title())
                .orElse(Messages.text("sessions.all"));
    }

    private final class Cell extends ListCell<Optional<SessionSummary>> {
        private final Label name = new Label();
        private final Label about = new Label();
        private final VBox box = new VBox(name, about);

        Cell() {
            getStyleClass().add("session-cell");
            about.getStyleClass().addAll("muted", "numbers");
            about.managedProperty().bind(about.textProperty().isEmpty().not());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Optional<SessionSummary> session, boolean empty) {
            super.updateItem(session, empty);
            setGraphic(empty ? null : box);
            if (!empty && session != null) {
                name.setText(name(session));
                about.setText(session.map(this::about).orElse(""));
                setAccessibleText(name.getText() + " " + about.getText());
            }
        }

        private String about(SessionSummary s) {
            String runs = Messages.text("sessions.runs", s.runs(), Format.count(s.runs()));
            return s.title().isEmpty()
                    ? runs
                    : runs + " · " + Format.dayAndTime(s.startedAt(), zone);
        }
    }
}
