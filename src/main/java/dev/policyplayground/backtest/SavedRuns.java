package dev.policyplayground.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The kept runs that a change of policy is tried on, newest first, deleted ones left out.
/// Implementations are thread-safe.
///
/// Every method throws `StorageException` when the database cannot be read.
public interface SavedRuns {
    /// As large as a page may be.
    int PAGE = 500;

    /// @param before only runs with a smaller id
    /// @param limit at most so many, from 1 to [#PAGE]
    List<ScoredRun> scores(Optional<String> before, int limit);

    /// @param before only runs with a smaller id
    /// @param limit at most so many, from 1 to [#PAGE]
    List<SavedTexts> texts(Optional<String> before, int limit);

    /// How many runs there are.
    long count();

    /// The newest `most` runs' scores, page by page.
    default List<ScoredRun> newestScores(int most) {
        return newest(this::scores, ScoredRun::id, most);
    }

    /// The newest `most` runs' texts, page by page.
    default List<SavedTexts> newestTexts(int most) {
        return newest(this::texts, SavedTexts::id, most);
    }

    private static <T> List<T> newest(
            BiFunction<Optional<String>, Integer, List<T>> pages,
            Function<T, String> id,
            int most) {
        List<T> all = new ArrayList<>();
        Optional<String> before = Optional.empty();
        while (all.size() < most) {
            List<T> page = pages.apply(before, Math.min(PAGE, most - all.size()));
            if (page.isEmpty()) {
                break;
            }
            all.addAll(page);
            before = Optional.of(id.apply(page.getLast()));
        }
        return all;
    }
}
