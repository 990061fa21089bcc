package dev.policyplayground.support;

import dev.policyplayground.settings.SecretStore;
import java.util.Optional;

/// A keychain for tests: real in every way but for its place.
public final class KeptInMemory implements SecretStore {
    private Optional<String> kept = Optional.empty();
    private int reads;

    @Override
    public synchronized Found read() {
        reads++;
        return kept.<Found>map(Found.Key::new).orElse(new Found.Nothing());
    }

    @Override
    public synchronized Optional<String> keep(String key) {
        kept = Optional.of(key);
        return Optional.empty();
    }

    @Override
    public synchronized Optional<String> forget() {
        kept = Optional.empty();
        return Optional.empty();
    }

    public synchronized int reads() {
        return reads;
    }
}
