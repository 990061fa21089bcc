package dev.policyplayground.session;

import dev.policyplayground.policy.Layer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// People's judgements of kept runs. Implementations are thread-safe; each call is one transaction.
/// The labels of a deleted run come back with it, and go for good when it is purged.
///
/// Everywhere a side is [Layer#INPUT], the prompt, or [Layer#OUTPUT], the reply; both at once is an
/// `IllegalArgumentException`. Every method throws [StorageException] when the database cannot be
/// used; then nothing has changed.
public interface RunLabels {
    /// Labels one side of each run, in place of the label before; an empty label takes it away.
    /// Runs that are not kept are left out, and so are the replies of runs that have none.
    ///
    /// @param labels by the runs' ids
    /// @return how many sides were labelled, or lost a label
    int put(Layer side, Map<String, Optional<RunLabel>> labels);

    /// What the runs with these ids are labelled. Those without labels, and unknown ones, are left
    /// out.
    Map<String, SideLabels> find(Collection<String> runs);

    /// How many prompts or replies have this label, those of deleted runs left out.
    long count(Layer side, RunLabel label);

    /// Every labelled prompt and reply with its texts, oldest run first, a run's prompt before its
    /// reply, deleted runs left out. All of them stand in memory at once.
    List<LabelledRun> all();

    /// Gives one side of these runs the same label.
    ///
    /// @return how many were labelled
    default int set(Collection<String> runs, Layer side, RunLabel label) {
        return put(side, same(runs, Optional.of(label)));
    }

    /// Takes the labels of one side of these runs away.
    ///
    /// @return how many there were
    default int clear(Collection<String> runs, Layer side) {
        return put(side, same(runs, Optional.empty()));
    }

    private static Map<String, Optional<RunLabel>> same(
            Collection<String> runs, Optional<RunLabel> label) {
        return runs.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> label));
    }
}
