package dev.policyplayground.ui.sessions;

import dev.policyplayground.files.PrivateFiles;
import dev.policyplayground.session.RunArchive;
import dev.policyplayground.session.RunEdits;
import dev.policyplayground.session.RunImport;
import dev.policyplayground.session.RunQuery;
import dev.policyplayground.session.RunSummary;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FaultWords;
import dev.policyplayground.ui.fx.FxThreads;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Changes around kept runs: titles, tags, deletion with undo, export and import. For use on the FX
/// thread; the work is done behind it, and `changed` is told on it afterwards.
public final class EditsViewModel {
    private final SessionsParts parts;
    private final FxThreads threads;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Done>> done =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What was done last, in words, and how to take it back.
    ///
    /// @param undo empty for what cannot be taken back
    public record Done(String words, Optional<Runnable> undo) {}

    EditsViewModel(SessionsParts parts, FxThreads threads, Runnable changed) {
        this.parts = parts;
        this.threads = threads;
        this.changed = changed;
    }

    public void rename(String session, String before, String title) {
        work(
                edits -> {
                    edits.rename(session, title);
                    return new Done(
                            title.isBlank()
                                    ? Messages.text("sessions.renamed.none")
                                    : Messages.text("sessions.renamed", title.strip()),
                            Optional.of(() -> rename(session, title, before)));
                });
    }

    public void tag(List<RunSummary> runs, String tag) {
        if (runs.isEmpty() || tag.isBlank()) {
            return;
        }
        // Only those that did not have it before lose it again.
        List<String> without =
                runs.stream()
                        .filter(r -> !r.tags().contains(tag.strip()))
                        .map(RunSummary::id)
                        .toList();
        work(
                edits -> {
                    edits.tag(ids(runs), tag);
                    return new Done(
                            Messages.text("sessions.tagged", runs.size(), tag.strip()),
                            Optional.of(() -> takeTag(without, tag)));
                });
    }

    public void untag(List<RunSummary> runs, String tag) {
        takeTag(ids(runs.stream().filter(r -> r.tags().contains(tag.strip())).toList()), tag);
    }

    private void takeTag(List<String> runs, String tag) {
        work(
                edits -> {
                    edits.untag(runs, tag);
                    return new Done(
                            Messages.text("sessions.untagged", runs.size(), tag.strip()),
                            Optional.empty());
                });
    }

    public void delete(List<RunSummary> runs) {
        List<String> ids = ids(runs);
        if (ids.isEmpty()) {
            return;
        }
        work(
                edits -> {
                    int count = edits.delete(ids);
                    return new Done(
                            Messages.text("sessions.deleted", count),
                            Optional.of(() -> bringBack(ids)));
                });
    }

    public void restore(List<RunSummary> runs) {
        bringBack(ids(runs));
    }

    private void bringBack(List<String> ids) {
        work(
                edits ->
                        new Done(
                                Messages.text("sessions.restored", edits.restore(ids)),
                                Optional.empty()));
    }

    /// Takes the deleted runs out for good.
    public void purge() {
        work(edits -> new Done(Messages.text("sessions.purged", edits.purge()), Optional.empty()));
    }

    /// Writes every run that fits the query, so that the file is whole or not there.
    public void exportTo(Path file, RunQuery query) {
        parts.kept()
                .ifPresent(
                        kept ->
                                run(
                                        () -> {
                                            int count = write(file, kept.archive(), query);
                                            return new Done(
                                                    Messages.text(
                                                            "sessions.exported",
                                                            Format.count(count),
                                                            file.getFileName()),
                                                    Optional.empty());
                                        }));
    }

    private static int write(Path file, RunArchive archive, RunQuery query) throws IOException {
        AtomicInteger count = new AtomicInteger();
        PrivateFiles.replace(
                file,
                out -> {
                    BufferedOutputStream buffered = new BufferedOutputStream(out);
                    count.set(RunImport.write(archive, query, buffered));
                    buffered.flush();
                });
        return count.get();
    }

    /// Takes in the runs of a file; lines that are no runs are named.
    public void importFrom(Path file) {
        parts.kept()
                .ifPresent(
                        kept ->
                                run(
                                        () -> {
                                            try (InputStream in = Files.newInputStream(file)) {
                                                RunImport.Report report =
                                                        RunImport.read(in, kept.shelf());
                                                return new Done(words(report), Optional.empty());
                                            }
                                        }));
    }

    private static String words(RunImport.Report report) {
        String words =
                Messages.text(
                        "sessions.imported",
                        Format.count(report.added()),
                        Format.count(report.known()));
        return report.bad() == 0
                ? words
                : words
                        + " "
                        + Messages.text(
                                "sessions.imported.bad",
                                Format.count(report.bad()),
                                String.join("; ", report.faults()));
    }

    public void undo() {
        done.get().flatMap(Done::undo).ifPresent(Runnable::run);
    }

    public void dismiss() {
        done.set(Optional.empty());
    }

    /// What was done last.
    public ReadOnlyObjectProperty<Optional<Done>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// A change that waits for a file or the database, and says what came of it.
    interface Work {
        Done now() throws IOException;
    }

    private void work(Function<RunEdits, Done> change) {
        parts.kept().ifPresent(kept -> run(() -> change.apply(kept.edits())));
    }

    /// Does it behind the FX thread and tells what came of it.
    void run(Work work) {
        threads.load(
                () -> result(work),
                this::tell,
                e -> tell(new Done(FaultWords.of(e), Optional.empty())));
    }

    private static Done result(Work work) {
        try {
            return work.now();
        } catch (StorageException e) {
            return new Done(e.advice(), Optional.empty());
        } catch (IOException e) {
            return new Done(
                    Messages.text("sessions.file.failed", String.valueOf(e.getMessage())),
                    Optional.empty());
        }
    }

    private void tell(Done result) {
        done.set(Optional.of(result));
        changed.run();
    }

    private static List<String> ids(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::id).toList();
    }
}
