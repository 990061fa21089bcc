package dev.policyplayground.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import dev.policyplayground.settings.SecretStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;

/// The keychain of macOS, the credential store of Windows, the Secret Service of a Linux desktop.
/// Opened when first asked, and then kept open. Thread-safe. See `docs/adr/0009`.
public final class OsKeychain implements SecretStore, Closeable {
    private static final String SERVICE = "dev.policyplayground";
    private static final String ACCOUNT = "api-key";

    private final KeyringStorageType type;
    private Optional<Keyring> open = Optional.empty();

    /// This system's.
    public OsKeychain() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        this.type =
                os.contains("mac")
                        ? KeyringStorageType.OSX_KEYCHAIN
                        : os.contains("win")
                                ? KeyringStorageType.WINDOWS_CREDENTIAL_STORE
                                : KeyringStorageType.GNOME_KEYRING;
    }

    /// There is none, and why.
    private static final class None extends Exception {
        private static final long serialVersionUID = 1L;

        None(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private Keyring keyring() throws None {
        if (open.isEmpty()) {
            if (type == KeyringStorageType.GNOME_KEYRING) {
                checkSecretService();
            }
            try {
                open = Optional.of(Keyring.create(type));
            } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
                // The library's back ends fail in ways of their own; to us each means the same.
                throw new None("no keychain of the operating system could be opened");
            }
        }
        return open.get();
    }

    // The library takes a locked keyring for an open one and loses what is written to it, and
    // leaves
    // a thread behind where there is no service: so this is asked first.
    private static void checkSecretService() throws None {
        try (DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            DBus names =
                    bus.getRemoteObject(
                            "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            if (!names.NameHasOwner("org.freedesktop.secrets")) {
                throw new None("no keyring service runs in this desktop session");
            }
            Properties keyring =
                    bus.getRemoteObject(
                            "org.freedesktop.secrets",
                            "/org/freedesktop/secrets/aliases/default",
                            Properties.class);
            boolean locked = keyring.Get("org.freedesktop.Secret.Collection", "Locked");
            if (locked) {
                throw new None("the keyring is locked; unlock it and try again");
            }
        } catch (DBusException | IOException | RuntimeException | LinkageError e) {
            throw new None("there is no desktop session with a keyring");
        }
    }

    @Override
    public synchronized Found read() {
        try {
            return new Found.Key(keyring().getPassword(SERVICE, ACCOUNT));
        } catch (PasswordAccessException e) {
            return nothingUnlessLocked();
        } catch (None e) {
            return new Found.Unavailable(e.why());
        } catch (RuntimeException | LinkageError e) {
            return new Found.Unavailable("the keychain could not be read; it may be locked");
        }
    }

    // A keyring that was locked meanwhile says that it holds nothing.
    private Found nothingUnlessLocked() {
        try {
            if (type == KeyringStorageType.GNOME_KEYRING) {
                checkSecretService();
            }
            return new Found.Nothing();
        } catch (None e) {
            return new Found.Unavailable(e.why());
        }
    }

    @Override
    public synchronized Optional<String> keep(String key) {
        try {
            keyring().setPassword(SERVICE, ACCOUNT, key);
            // A keyring that was locked meanwhile takes a key without a word, and does not keep it.
            return key.equals(keyring().getPassword(SERVICE, ACCOUNT))
                    ? Optional.empty()
                    : Optional.of("the keychain did not keep the key; it may be locked");
        } catch (None e) {
            return Optional.of(e.why());
        } catch (PasswordAccessException | RuntimeException | LinkageError e) {
            return Optional.of("the keychain did not take the key; it may be locked");
        }
    }

    @Override
    public synchronized Optional<String> forget() {
        switch (read()) {
            case Found.Nothing() -> {
                return Optional.empty();
            }
            case Found.Unavailable(String why) -> {
                return Optional.of(why);
            }
            case Found.Key _ -> {
                // there is one to forget
            }
        }
        try {
            keyring().deletePassword(SERVICE, ACCOUNT);
            return Optional.empty();
        } catch (None e) {
            return Optional.of(e.why());
        } catch (PasswordAccessException | RuntimeException | LinkageError e) {
            return Optional.of("the keychain did not let go of the key; it may be locked");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (Exception e) {
            // The library declares no narrower type.
            throw new IOException("the keychain was not closed cleanly", e);
        } finally {
            open = Optional.empty();
        }
    }
}
