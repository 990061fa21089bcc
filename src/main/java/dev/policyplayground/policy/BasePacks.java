package dev.policyplayground.policy;

import java.util.List;
import java.util.Optional;

/// Where the packs come from that others build on. The reader of packs opens no file itself:
/// whoever calls it says what `extends` may reach.
public interface BasePacks {
    /// No pack can be built on.
    BasePacks NONE =
            new BasePacks() {
                @Override
                public Optional<Text> find(String name, String from) {
                    return Optional.empty();
                }

                @Override
                public List<String> bundled() {
                    return List.of();
                }
            };

    /// A pack's text.
    ///
    /// @param source the file's name, as messages should give it; the same pack always has the same
    record Text(String source, String text) {}

    /// @param name what stands after `extends`
    /// @param from the source of the pack that says so
    /// @return the pack's text; empty when there is none
    Optional<Text> find(String name, String from);

    /// The ids that are always known, for messages.
    List<String> bundled();
}
