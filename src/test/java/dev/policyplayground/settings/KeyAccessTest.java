package dev.policyplayground.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.settings.KeyAccess.Origin;
import dev.policyplayground.support.KeptInMemory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyAccessTest {
    private final KeptInMemory keychain = new KeptInMemory();

    @Test
    void theEnvironmentComesFirstAndTheKeychainIsNotAsked() {
        keychain.keep("sk-kept");
        KeyAccess keys = new KeyAccess(Optional.of("sk-environment"), keychain);
        assertThat(keys.key()).contains("sk-environment");
        assertThat(keys.origin()).isEqualTo(Origin.ENVIRONMENT);
        assertThat(keychain.reads()).isZero();
    }

    @Test
    void theKeychainIsAskedOnceUntilSomethingChanges() {
        KeyAccess keys = new KeyAccess(Optional.empty(), keychain);
        assertThat(keys.key()).isEmpty();
        assertThat(keys.origin()).isEqualTo(Origin.NOWHERE);
        assertThat(keychain.reads()).isEqualTo(1);
        assertThat(keys.keep("  sk-new \n")).isEmpty();
        assertThat(keys.key()).contains("sk-new");
        assertThat(keys.origin()).isEqualTo(Origin.KEYCHAIN);
        assertThat(keys.forget()).isEmpty();
        assertThat(keys.key()).isEmpty();
    }

    @Test
    void aKeychainThatWasUnlockedIsLookedAtAgain() {
        KeyAccess keys = new KeyAccess(Optional.empty(), keychain);
        assertThat(keys.key()).isEmpty();
        keychain.keep("sk-elsewhere");
        assertThat(keys.key()).isEmpty();
        keys.lookAgain();
        assertThat(keys.key()).contains("sk-elsewhere");
    }

    @Test
    void whatIsNoKeyIsNotKept() {
        KeyAccess keys = new KeyAccess(Optional.empty(), keychain);
        for (String none : new String[] {"", "  ", "two words", "sk-\u00e4", "a\nb"}) {
            assertThat(keys.keep(none)).as(none).isPresent();
        }
        assertThat(keys.key()).isEmpty();
    }

    @Test
    void aKeychainThatCannotBeUsedIsSaidAndNeverAKey() {
        KeyAccess keys = new KeyAccess(Optional.empty(), SecretStore.NONE);
        assertThat(keys.key()).isEmpty();
        assertThat(keys.unavailable()).isPresent();
        assertThat(keys.keep("sk-x")).isPresent();
        assertThat(keys.forget()).as("never said to be forgotten").isPresent();
        assertThat(new SecretStore.Found.Key("sk-x").toString()).doesNotContain("sk-x");
    }
}
