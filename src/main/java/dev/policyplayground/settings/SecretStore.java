package dev.policyplayground.settings;

import java.util.Optional;

/// A place that keeps the one API key and shows it to nobody else: the operating system's keychain.
/// Implementations are thread-safe; every method may wait for it. A key never goes to a file, a log
/// or an exception.
public interface SecretStore {

    /// Keeps nothing: for tests, and for systems that are not to be asked.
    SecretStore NONE =
            new SecretStore() {
                @Override
                public Found read() {
                    return new Found.Unavailable("it is not used here");
                }

                @Override
                public Optional<String> keep(String key) {
                    return Optional.of("the keychain is not used here");
                }

                @Override
                public Optional<String> forget() {
                    return Optional.of("the keychain is not used here");
                }
            };

    /// What was found.
    sealed interface Found {
        /// Never prints the key.
        record Key(String key) implements Found {
            @Override
            public String toString() {
                return "Key[set]";
            }
        }

        record Nothing() implements Found {}

        /// @param why for a person
        record Unavailable(String why) implements Found {}
    }

    Found read();

    /// Keeps `key` in place of the one before.
    ///
    /// @return why it could not be kept; empty when it is
    Optional<String> keep(String key);

    /// Forgets the key.
    ///
    /// @return why it could not be forgotten; empty when there is none any more
    Optional<String> forget();
}
