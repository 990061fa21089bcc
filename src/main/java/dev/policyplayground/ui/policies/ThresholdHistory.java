package dev.policyplayground.ui.policies;

import dev.policyplayground.policy.Thresholds.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/// The thresholds that were moved in the open pack, so that a move can be undone and redone: one
/// entry for each drag of a thumb, key or typed number. For use on the FX thread.
final class ThresholdHistory {
    private static final int MOST = 200;

    private final Deque<Moved> undone = new ArrayDeque<>();
    private final Deque<Moved> done = new ArrayDeque<>();

    /// @param cut the thresholds of the category at that moment
    record Moved(String category, Cut cut) {}

    /// Remembers the thresholds that are about to be moved.
    void add(Moved before) {
        undone.clear();
        done.push(before);
        while (done.size() > MOST) {
            done.removeLast();
        }
    }

    /// Forgets everything: another pack is open.
    void clear() {
        undone.clear();
        done.clear();
    }

    /// Goes one move back.
    ///
    /// @param now the thresholds of a category as they are
    /// @return the thresholds to go back to; empty for none
    Optional<Moved> undo(Function<String, Optional<Moved>> now) {
        return move(done, undone, now);
    }

    /// Makes a move again that [#undo] took back.
    Optional<Moved> redo(Function<String, Optional<Moved>> now) {
        return move(undone, done, now);
    }

    private static Optional<Moved> move(
            Deque<Moved> from, Deque<Moved> to, Function<String, Optional<Moved>> now) {
        Optional<Moved> last = Optional.ofNullable(from.poll());
        last.flatMap(moved -> now.apply(moved.category)).ifPresent(to::push);
        return last;
    }
}
