package dev.policyplayground.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.claude.Cancellation;
import dev.policyplayground.claude.ClaudeClient;
import dev.policyplayground.claude.ClaudeOptions;
import dev.policyplayground.claude.Proxies;
import dev.policyplayground.claude.Traffic;
import dev.policyplayground.settings.KeyAccess;
import dev.policyplayground.settings.KeyAccess.Origin;
import dev.policyplayground.support.KeptInMemory;
import dev.policyplayground.support.TestClock;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.usage.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ConnectionViewModelTest {
    private final Traffic traffic = new Traffic(TestClock.CLOCK);
    private final KeyAccess keys = new KeyAccess(Optional.empty(), new KeptInMemory());
    private final List<Optional<String>> live = new ArrayList<>();
    private boolean isUnencrypted;
    private KeyCheck answer = new KeyCheck.NotTaken("no");

    private ConnectionViewModel model(Optional<String> proxy) {
        return new ConnectionViewModel(
                new ConnectionParts(
                        traffic,
                        keys,
                        _ -> Optional.empty(),
                        () -> "api.example.test",
                        () -> proxy,
                        () -> "https://api.example.test",
                        () -> isUnencrypted,
                        () -> isUnencrypted ? Optional.of("in clear text") : Optional.empty(),
                        () -> "2026-10-21",
                        () -> answer),
                new FxThreads(Runnable::run, Runnable::run),
                new SimpleObjectProperty<>(Provider.SIMULATED),
                live::add);
    }

    @Test
    void anAddressWithoutEncryptionIsARedBadgeAndKeepsLiveAway() {
        ConnectionViewModel model = model(Optional.empty());
        model.keep("sk-new");
        assertThat(live.getLast()).isEmpty();
        assertThat(model.stateProperty().get().isAlarming()).isFalse();
        isUnencrypted = true;
        model.load();
        assertThat(live.getLast()).contains("in clear text");
        assertThat(model.stateProperty().get().isAlarming()).isTrue();
        assertThat(ConnectionController.hostWords(model.stateProperty().get()))
                .startsWith("Not encrypted: ");
    }

    // A name of this machine that is neither loopback nor the API's: nothing goes over a network.
    private void connectTo(String host) {
        try (ClaudeClient client =
                new ClaudeClient(
                        ClaudeOptions.of(
                                        URI.create("http://api.example.test"),
                                        "sk-x",
                                        ApiVersion.V2026_10_21,
                                        traffic)
                                .with(
                                        new Proxies(
                                                Map.of("http_proxy", "http://" + host + ":9"))))) {
            client.models(new Cancellation());
        }
    }

    @Test
    void aHostThatNobodyConfiguredIsARedBadge() {
        ConnectionViewModel model = model(Optional.empty());
        assertThat(ConnectionController.hostWords(model.stateProperty().get()))
                .isEqualTo("No host yet");
        connectTo("0.0.0.0");
        model.refresh();
        assertThat(model.stateProperty().get().strangers()).containsExactly("0.0.0.0");
        assertThat(ConnectionController.hostWords(model.stateProperty().get()))
                .isEqualTo("Unexpected host: 0.0.0.0");
        ConnectionViewModel configured = model(Optional.of("0.0.0.0"));
        assertThat(configured.stateProperty().get().strangers()).isEmpty();
        assertThat(ConnectionController.hostWords(configured.stateProperty().get()))
                .isEqualTo("1 host");
    }

    @Test
    void aKeyThatIsKeptMakesLivePossibleAndForgettingItEndsThat() {
        ConnectionViewModel model = model(Optional.empty());
        model.load();
        assertThat(live.getLast()).isPresent();
        model.keep("sk-new");
        assertThat(model.keyProperty().get().origin()).isEqualTo(Origin.KEYCHAIN);
        assertThat(live.getLast()).isEmpty();
        assertThat(model.saidProperty().get()).contains("LIVE can be chosen now");
        model.forget();
        assertThat(live.getLast()).isPresent();
        assertThat(model.keyProperty().get().origin()).isEqualTo(Origin.NOWHERE);
    }

    @Test
    void whatIsNoKeyIsRefusedAndSaid() {
        ConnectionViewModel model = model(Optional.empty());
        model.keep("two words");
        assertThat(model.saidProperty().get()).contains("The key was not kept");
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void theApisAnswerAboutTheKeyIsSaidInItsWords() {
        ConnectionViewModel model = model(Optional.empty());
        model.check();
        assertThat(model.saidProperty().get()).isEqualTo("no");
        answer = new KeyCheck.Taken(3);
        model.check();
        assertThat(model.saidProperty().get()).contains("3 models", "Nothing was spent");
    }
}
