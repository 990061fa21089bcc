package dev.policyplayground.ui.connection;

import dev.policyplayground.claude.Traffic;
import dev.policyplayground.settings.KeyAccess;
import dev.policyplayground.usage.Provider;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the connection screen shows. Immutable. The key itself is not among it.
///
/// @param hostNow the host that a provider's replies come from; empty while it was not asked yet
/// @param apiHost the host that the real API is configured at, without a port
/// @param proxyHost the proxy's, where one is configured
/// @param apiPlace the real API's address, for a person
/// @param isUnencrypted true when the real API's address sends the key in clear text
/// @param liveRefused why the real API is not asked although there is a key; empty when it is
/// @param apiVersion the version that calls are made with
/// @param checkKey asks the API whether it takes the key; may block
public record ConnectionParts(
        Traffic traffic,
        KeyAccess keys,
        Function<Provider, Optional<String>> hostNow,
        Supplier<String> apiHost,
        Supplier<Optional<String>> proxyHost,
        Supplier<String> apiPlace,
        Supplier<Boolean> isUnencrypted,
        Supplier<Optional<String>> liveRefused,
        Supplier<String> apiVersion,
        Supplier<KeyCheck> checkKey) {}
