package dev.policyplayground.ui.connection;

import dev.policyplayground.claude.RateLimits;
import dev.policyplayground.claude.RateLimits.Gauge;
import dev.policyplayground.claude.Traffic;
import dev.policyplayground.settings.KeyAccess.Origin;
import dev.policyplayground.ui.connection.ConnectionViewModel.State;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.fx.Ticker;
import dev.policyplayground.ui.parts.Format;
import dev.policyplayground.ui.parts.TextTable;
import dev.policyplayground.usage.Provider;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Binds the connection screen to its model.
final class ConnectionController {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final PseudoClass STRANGER = PseudoClass.getPseudoClass("stranger");
    private static final double LITTLE = 0.1;
    private static final Duration SECOND = Duration.seconds(1);

    private final ConnectionViewModel model;
    private final ZoneId zone;
    @FXML private Label hosts;
    @FXML private Label provider;
    @FXML private Label endpoint;
    @FXML private Label version;
    @FXML private Label keyState;
    @FXML private Label keychainState;
    @FXML private PasswordField secret;
    @FXML private Button keepKey;
    @FXML private Button checkKey;
    @FXML private Button forgetKey;
    @FXML private Label said;
    @FXML private VBox gauges;
    @FXML private Label limitsNote;
    @FXML private TextTable<Traffic.Call> calls;
    @FXML private Button copyId;
    @FXML private Label socketsTitle;
    @FXML private TextTable<Traffic.Opened> sockets;

    ConnectionController(ConnectionViewModel model, ZoneId zone) {
        this.zone = zone;
        this.model = model;
    }

    @FXML
    void initialize() {
        addColumns();
        model.stateProperty().subscribe(this::show);
        model.keyProperty().subscribe(this::showKey);
        said.textProperty().bind(model.saidProperty());
        said.managedProperty().bind(said.textProperty().isEmpty().not());
        keychainState.managedProperty().bind(keychainState.visibleProperty());
        keepKey.setOnAction(_ -> keep());
        secret.setOnAction(_ -> keep());
        checkKey.setOnAction(_ -> model.check());
        forgetKey.setOnAction(_ -> model.forget());
        model.busyProperty().subscribe(_ -> showKey(model.keyProperty().get()));
        secret.textProperty().subscribe(_ -> showKey(model.keyProperty().get()));
        copyId.disableProperty().bind(calls.getSelectionModel().selectedItemProperty().isNull());
        copyId.setOnAction(_ -> copy());
        // Looks once a second while it is seen, and not otherwise.
        Ticker.whileShown(hosts, SECOND, model::refresh);
    }

    private void addColumns() {
        calls.addWords(
                Messages.text("connection.column.at"), 88, c -> Format.timeOfDay(c.at(), zone));
        calls.addWords(Messages.text("connection.column.call"), 200, Traffic.Call::what);
        calls.addFigures(
                Messages.text("connection.column.status"),
                84,
                c ->
                        c.status() == 0
                                ? Messages.text("connection.no.answer")
                                : String.valueOf(c.status()));
        calls.addFigures(
                Messages.text("connection.column.attempt"), 88, c -> Format.count(c.attempt()));
        calls.addWords(Messages.text("connection.column.id"), 220, c -> c.requestId().orElse(""));
        calls.addWords(Messages.text("connection.column.host"), 150, Traffic.Call::host);
        calls.setEmptyText(Messages.text("connection.calls.empty"));
        sockets.addWords(
                Messages.text("connection.column.host"),
                230,
                s ->
                        s.isLoopback()
                                ? Messages.text("connection.this.machine", s.host(), port(s))
                                : s.host() + ":" + port(s));
        sockets.addWords(
                Messages.text("connection.column.opened"), 88, s -> Format.timeOfDay(s.at(), zone));
        sockets.addFigures(Messages.text("connection.column.sent"), 110, s -> bytes(s.sent()));
        sockets.addFigures(
                Messages.text("connection.column.received"), 110, s -> bytes(s.received()));
        sockets.addWords(
                Messages.text("connection.column.state"),
                90,
                s -> Messages.text(s.isOpen() ? "connection.open" : "connection.closed"));
        sockets.setEmptyText(Messages.text("connection.sockets.empty"));
    }

    private static String bytes(long count) {
        return count == Traffic.UNCOUNTED
                ? Messages.text("connection.not.counted")
                : Format.bytes(count);
    }

    private static String port(Traffic.Opened socket) {
        return String.valueOf(socket.port());
    }

    private void show(State now) {
        provider.setText(
                Messages.text(
                        now.provider() == Provider.LIVE
                                ? "connection.provider.live"
                                : "connection.provider.simulated"));
        endpoint.setText(now.endpoint());
        version.setText(now.version());
        hosts.setText(hostWords(now));
        hosts.pseudoClassStateChanged(STRANGER, now.isAlarming());
        set(calls, now.calls());
        set(sockets, now.sockets());
        socketsTitle.setText(Messages.text("connection.sockets.title", Format.count(now.opened())));
        showLimits(now.limits());
    }

    static String hostWords(State now) {
        if (!now.strangers().isEmpty()) {
            return Messages.text("connection.strangers", String.join(", ", now.strangers()));
        }
        return now.isUnencrypted()
                ? Messages.text("connection.unencrypted", now.apiPlace())
                : Messages.text("connection.hosts", now.hosts());
    }

    // What is picked stays picked.
    private static <T> void set(TextTable<T> table, List<T> rows) {
        if (!table.getItems().equals(rows)) {
            T picked = table.getSelectionModel().getSelectedItem();
            table.getItems().setAll(rows);
            if (picked != null) {
                table.getSelectionModel().select(picked);
            }
        }
    }

    private void showLimits(Optional<RateLimits> limits) {
        gauges.getChildren().clear();
        limits.ifPresent(told -> told.gauges().forEach(g -> gauges.getChildren().add(gauge(g))));
        limitsNote.setText(
                limits.map(
                                l ->
                                        Messages.text(
                                                "connection.limits.at",
                                                Format.timeOfDay(l.at(), zone)))
                        .orElse(Messages.text("connection.limits.none")));
    }

    private VBox gauge(Gauge gauge) {
        Label name = new Label(Messages.text("connection.gauge." + gauge.kind()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label left =
                new Label(
                        Messages.text(
                                "connection.gauge.left",
                                Format.count(gauge.remaining()),
                                Format.count(gauge.limit())));
        left.getStyleClass().add("numbers");
        left.setMinWidth(Region.USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(gauge.left());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.pseudoClassStateChanged(LOW, gauge.left() < LITTLE);
        bar.getStyleClass().add("gauge");
        bar.setAccessibleText(name.getText() + ": " + left.getText());
        Label reset =
                new Label(
                        gauge.reset()
                                .map(
                                        at ->
                                                Messages.text(
                                                        "connection.gauge.reset",
                                                        Format.timeOfDay(at, zone)))
                                .orElse(""));
        reset.getStyleClass().add("muted");
        return new VBox(2, new HBox(8, name, gap, left), bar, reset);
    }

    private void showKey(ConnectionViewModel.Key key) {
        keyState.setText(Messages.text("connection.key." + key.origin().name()));
        keychainState.setVisible(key.unavailable().isPresent());
        keychainState.setText(
                key.unavailable()
                        .map(why -> Messages.text("connection.keychain.not", why))
                        .orElse(""));
        boolean busy = model.busyProperty().get();
        boolean usable = key.unavailable().isEmpty();
        secret.setDisable(!usable || busy);
        keepKey.setDisable(!usable || busy || secret.getText().isBlank());
        checkKey.setDisable(busy || key.origin() == Origin.NOWHERE);
        forgetKey.setDisable(busy || key.origin() != Origin.KEYCHAIN);
    }

    private void keep() {
        String typed = secret.getText();
        if (!typed.isBlank()) {
            // The field does not hold it any longer than it must.
            secret.clear();
            model.keep(typed);
        }
    }

    private void copy() {
        Traffic.Call picked = calls.getSelectionModel().getSelectedItem();
        if (picked != null) {
            Clipboard.getSystemClipboard()
                    .setContent(Map.of(DataFormat.PLAIN_TEXT, picked.requestId().orElse("")));
        }
    }
}
