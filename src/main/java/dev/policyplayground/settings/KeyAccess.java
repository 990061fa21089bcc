package dev.policyplayground.settings;

import dev.policyplayground.settings.SecretStore.Found;
import dev.policyplayground.text.KeysInUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The API key: the environment's first, else the keychain's. Each that was found is blotted out
/// wherever something is kept or written, until this is closed: see [KeysInUse]. Thread-safe;
/// methods that ask the keychain may wait. Never prints the key.
public final class KeyAccess implements AutoCloseable {
    private final Optional<String> environment;
    private final SecretStore store;
    private final List<KeysInUse.Use> uses = new ArrayList<>();
    private Optional<Found> found = Optional.empty();

    /// Where the key comes from.
    public enum Origin {
        ENVIRONMENT,
        KEYCHAIN,
        NOWHERE
    }

    /// @param environment `ANTHROPIC_API_KEY`, when it is set
    public KeyAccess(Optional<String> environment, SecretStore store) {
        this.environment = environment;
        this.store = store;
        environment.map(KeysInUse::add).ifPresent(uses::add);
    }

    /// Asks the keychain afresh when it is next needed: it may have been unlocked meanwhile.
    public synchronized void lookAgain() {
        found = Optional.empty();
    }

    /// The key, if there is one; the keychain is asked once, when it is first needed.
    public synchronized Optional<String> key() {
        if (environment.isPresent()) {
            return environment;
        }
        return look() instanceof Found.Key(String key) ? Optional.of(key) : Optional.empty();
    }

    public synchronized Origin origin() {
        if (environment.isPresent()) {
            return Origin.ENVIRONMENT;
        }
        return look() instanceof Found.Key ? Origin.KEYCHAIN : Origin.NOWHERE;
    }

    /// Why the keychain cannot be used; empty when it can.
    public synchronized Optional<String> unavailable() {
        return look() instanceof Found.Unavailable(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /// Keeps `key` in the keychain.
    ///
    /// @return why it could not be; empty when it was
    public synchronized Optional<String> keep(String key) {
        String plain = key.strip();
        if (plain.isEmpty() || !plain.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return Optional.of("A key has letters, digits and signs only, without blanks.");
        }
        uses.add(KeysInUse.add(plain));
        Optional<String> problem = store.keep(plain);
        found = Optional.empty();
        return problem;
    }

    /// Takes the key out of the keychain.
    ///
    /// @return why it could not be; empty when it was
    public synchronized Optional<String> forget() {
        Optional<String> problem = store.forget();
        found = Optional.empty();
        return problem;
    }

    private Found look() {
        if (found.isEmpty()) {
            Found now = store.read();
            if (now instanceof Found.Key(String key)) {
                uses.add(KeysInUse.add(key));
            }
            found = Optional.of(now);
        }
        return found.get();
    }

    @Override
    public synchronized void close() {
        uses.forEach(KeysInUse.Use::close);
        uses.clear();
    }
}
