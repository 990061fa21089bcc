package dev.policyplayground.training;

import dev.policyplayground.moderation.learned.Rarities;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Trains once for each family of sets without it, and judges the family with what came of that.
/// Takes a thread for each core.
final class FoldStudy {
    private FoldStudy() {}

    /// @param samples of the study's sets
    /// @param own the corpus, which is never held out
    /// @param told of each family that is done
    static List<Unseen> run(
            Study study,
            HeadTraining training,
            List<Sample> samples,
            List<Sample> own,
            Consumer<String> told) {
        List<Unseen> all = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Future<List<Unseen>>> folds = new ArrayList<>();
            for (String family : study.families().keySet()) {
                folds.add(
                        threads.submit(
                                () -> {
                                    List<Unseen> fold = fold(study, training, samples, own, family);
                                    told.accept(family);
                                    return fold;
                                }));
            }
            for (Future<List<Unseen>> fold : folds) {
                all.addAll(fold.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return all;
    }

    private static List<Unseen> fold(
            Study study,
            HeadTraining training,
            List<Sample> samples,
            List<Sample> own,
            String family) {
        List<Sample> seen = new ArrayList<>();
        List<Sample> held = new ArrayList<>();
        for (Sample sample : samples) {
            study.familyOf(sample.set())
                    .ifPresent(f -> (f.equals(family) ? held : seen).add(sample));
        }
        Rarities rarities = training.rarities(seen, own);
        HeadTraining.Learned learned = training.train(rarities, seen, own);
        return held.stream()
                .map(s -> new Unseen(s.id(), s.set(), s.positive(), learned.logOdds(s.passages())))
                .toList();
    }
}
