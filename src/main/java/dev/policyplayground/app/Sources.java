package dev.policyplayground.app;

import dev.policyplayground.cli.CommandFault;
import dev.policyplayground.cli.ExitCode;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.recording.Recording;
import dev.policyplayground.run.ClaudeReplySource;
import dev.policyplayground.run.KeyHealth;
import dev.policyplayground.run.RecordedReplySource;
import dev.policyplayground.run.RecordingReplySource;
import dev.policyplayground.run.ReplyChoice;
import dev.policyplayground.run.ReplySource;
import dev.policyplayground.run.SecretMask;
import dev.policyplayground.run.TwoLayerRun.Layers;
import dev.policyplayground.simulator.SimulatorOptions;
import dev.policyplayground.usage.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// Where replies come from. Each source is made when it is first used, and then kept; the
/// simulator's until its key is changed, the real API's until its key is. Thread-safe.
final class Sources {
    private final Parts parts;
    private final SimulatedKey key;
    private Optional<Opened> opened = Optional.empty();
    // Written under the lock, read without: a look must not wait for a keychain.
    private volatile Optional<Live> live = Optional.empty();

    private record Opened(Path file, FileTime changed, Recording recording) {}

    private record Live(String key, ClaudeReplySource source) {}

    Sources(Parts parts, SimulatorOptions simulator) {
        this.parts = parts;
        key =
                new SimulatedKey(
                        Parts.once(() -> parts.simulator(simulator)),
                        parts::simulated,
                        simulator.strikes(),
                        Parts.FIRST_KEY);
    }

    /// The simulated key that the playground uses.
    KeyHealth key() {
        return key;
    }

    /// @param layers say what a recording must not hold
    /// @throws CommandFault when LIVE has no key, or a recording cannot be read or written
    ReplySource of(ReplyChoice choice, Layers layers) {
        ReplySource source =
                choice.replay().isPresent() ? recorded(choice.replay().get()) : provider(choice);
        if (choice.record().isEmpty()) {
            return source;
        }
        Path file = choice.record().get();
        checkWritable(file);
        return new RecordingReplySource(
                source,
                new SecretMask(layers)::mask,
                new RecordingFile(file, parts.faults::say),
                parts.clock);
    }

    private ReplySource provider(ReplyChoice choice) {
        if (choice.provider() == Provider.LIVE) {
            return liveSource();
        }
        ReplySource simulated = key.source();
        return !choice.scenario().isBlank() && simulated instanceof ClaudeReplySource claude
                ? claude.with("x-simulate", choice.scenario())
                : simulated;
    }

    /// The host that a provider's replies come from; empty while it was not asked yet.
    Optional<String> hostNow(Provider provider) {
        return provider == Provider.LIVE ? live.map(l -> l.source.host()) : key.connectedTo();
    }

    /// The real API.
    ///
    /// @throws CommandFault when there is no key
    synchronized ClaudeReplySource liveSource() {
        String now = parts.liveKey();
        // Each time: the settings may have changed.
        parts.liveUrl();
        if (live.isEmpty() || !live.get().key.equals(now)) {
            live = Optional.of(new Live(now, parts.live(now)));
        }
        return live.get().source;
    }

    private synchronized ReplySource recorded(Path file) {
        try {
            FileTime changed =
                    Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
            if (opened.isEmpty()
                    || !opened.get().file.equals(file)
                    || !opened.get().changed.equals(changed)) {
                opened = Optional.of(new Opened(file, changed, Recording.read(file)));
            }
            return new RecordedReplySource(opened.get().recording);
        } catch (JsonFault e) {
            throw new CommandFault(ExitCode.BAD_DATA, e.reason());
        } catch (IOException e) {
            throw new CommandFault(ExitCode.BAD_DATA, String.valueOf(e.getMessage()));
        }
    }

    // Before the call is made, for it may cost money.
    private static void checkWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean ok =
                Files.exists(file)
                        ? Files.isWritable(file)
                        : folder != null && Files.isWritable(folder);
        if (!ok || Files.isDirectory(file)) {
            throw new CommandFault(
                    ExitCode.BAD_DATA, "the recording " + file + " cannot be written");
        }
    }
}
