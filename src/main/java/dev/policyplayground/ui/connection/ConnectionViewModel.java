package dev.policyplayground.ui.connection;

import dev.policyplayground.claude.RateLimits;
import dev.policyplayground.claude.Traffic;
import dev.policyplayground.settings.KeyAccess.Origin;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.usage.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// What the program talks to, and with which key. Knows no control. For use on the FX thread; the
/// keychain and the API are asked behind it.
public final class ConnectionViewModel {
    private final ConnectionParts parts;
    private final FxThreads threads;
    private final ObservableValue<Provider> provider;
    private final Consumer<Optional<String>> liveUnavailable;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Key> key =
            new ReadOnlyObjectWrapper<>(new Key(Origin.NOWHERE, Optional.empty()));
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// What goes over the network right now. Immutable.
    ///
    /// @param endpoint where the chosen provider's replies come from
    /// @param sockets the newest first
    /// @param opened how many sockets were opened in all
    /// @param strangers hosts that are neither the API's, the proxy's nor this machine
    /// @param hosts how many hosts were ever talked to
    /// @param apiPlace the real API's address
    /// @param isUnencrypted true when the real API's address sends the key in clear text
    public record State(
            Provider provider,
            String endpoint,
            String version,
            Optional<RateLimits> limits,
            List<Traffic.Opened> sockets,
            List<Traffic.Call> calls,
            long opened,
            List<String> strangers,
            int hosts,
            String apiPlace,
            boolean isUnencrypted) {
        /// True for what must be seen at once.
        public boolean isAlarming() {
            return isUnencrypted || !strangers.isEmpty();
        }
    }

    /// @param unavailable why the keychain cannot be used; empty when it can
    public record Key(Origin origin, Optional<String> unavailable) {}

    /// @param provider the chosen one
    /// @param liveUnavailable is told why LIVE cannot be chosen, or that it can
    public ConnectionViewModel(
            ConnectionParts parts,
            FxThreads threads,
            ObservableValue<Provider> provider,
            Consumer<Optional<String>> liveUnavailable) {
        this.parts = parts;
        this.threads = threads;
        this.provider = provider;
        this.liveUnavailable = liveUnavailable;
        state.set(now());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Key> keyProperty() {
        return key.getReadOnlyProperty();
    }

    /// What came of the last thing done; empty for nothing.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// True while the keychain or the API is asked.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Looks at the traffic afresh.
    public void refresh() {
        State fresh = now();
        if (!fresh.equals(state.get())) {
            state.set(fresh);
        }
    }

    /// Asks the keychain, which may take a moment.
    public void load() {
        refresh();
        threads.run(
                () -> {
                    parts.keys().lookAgain();
                    lookForKey();
                });
    }

    /// Asks the API which models the key may use; spends nothing.
    public void check() {
        work(Messages.text("connection.checking"), () -> words(parts.checkKey().get()));
    }

    /// Keeps a key in the keychain, and nowhere else.
    public void keep(String secret) {
        work(
                Messages.text("connection.keeping"),
                () -> {
                    Optional<String> problem = parts.keys().keep(secret);
                    lookForKey();
                    return problem.map(p -> Messages.text("connection.not.kept", p))
                            .orElse(Messages.text("connection.kept"));
                });
    }

    /// Takes the key out of the keychain.
    public void forget() {
        work(
                Messages.text("connection.forgetting"),
                () -> {
                    Optional<String> problem = parts.keys().forget();
                    lookForKey();
                    return problem.orElse(Messages.text("connection.forgotten"));
                });
    }

    private void work(String meanwhile, Supplier<String> work) {
        begin(meanwhile);
        threads.load(work, this::end, e -> end(FaultWords.of(e)));
    }

    private void begin(String words) {
        said.set(words);
        busy.set(true);
    }

    private void end(String words) {
        busy.set(false);
        said.set(words);
        refresh();
    }

    private void lookForKey() {
        Key found = new Key(parts.keys().origin(), parts.keys().unavailable());
        Optional<String> refused = parts.liveRefused().get();
        threads.ui()
                .execute(
                        () -> {
                            key.set(found);
                            liveUnavailable.accept(
                                    found.origin() == Origin.NOWHERE
                                            ? Optional.of(
                                                    Messages.text("connection.live.needs.key"))
                                            : refused);
                        });
    }

    private static String words(KeyCheck answer) {
        return switch (answer) {
            case KeyCheck.Taken(int models) -> Messages.text("connection.key.taken", models);
            case KeyCheck.NotTaken(String why) -> Messages.text("connection.key.not.taken", why);
        };
    }

    private State now() {
        Provider chosen = provider.getValue();
        Optional<String> host = parts.hostNow().apply(chosen);
        Traffic traffic = parts.traffic();
        String api = parts.apiHost().get();
        Optional<String> proxy = parts.proxyHost().get();
        List<String> remote = traffic.remoteHosts();
        boolean local = traffic.sockets().stream().anyMatch(Traffic.Opened::isLoopback);
        return new State(
                chosen,
                chosen == Provider.LIVE
                        ? parts.apiPlace().get()
                        : host.map(h -> "http://" + h)
                                .orElse(Messages.text("connection.endpoint.simulator")),
                parts.apiVersion().get(),
                host.flatMap(traffic::limits),
                traffic.sockets(),
                traffic.calls(),
                traffic.opened(),
                remote.stream()
                        .filter(h -> !h.equals(api) && !proxy.equals(Optional.of(h)))
                        .toList(),
                remote.size() + (local ? 1 : 0),
                parts.apiPlace().get(),
                parts.isUnencrypted().get());
    }
}
