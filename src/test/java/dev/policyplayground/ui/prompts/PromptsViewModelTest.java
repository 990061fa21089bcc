package dev.policyplayground.ui.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.library.PromptLibrary;
import dev.policyplayground.library.PromptVersion;
import dev.policyplayground.library.SavedPrompt;
import dev.policyplayground.session.StorageException;
import dev.policyplayground.ui.fx.FxThreads;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the screen does when the library is slow, broken or not there.
final class PromptsViewModelTest {
    private final Shelf shelf = new Shelf();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final PromptsViewModel model =
            new PromptsViewModel(Optional.of(shelf), new FxThreads(waiting::add, Runnable::run));

    /// Prompts in memory, which can fail.
    private static final class Shelf implements PromptLibrary {
        private final Map<String, List<PromptVersion>> all = new TreeMap<>();
        private boolean isBroken;

        private Map<String, List<PromptVersion>> all() {
            if (isBroken) {
                throw new StorageException("The disk is full.", new Exception());
            }
            return all;
        }

        @Override
        public List<SavedPrompt> prompts() {
            return all().keySet().stream().map(n -> find(n).orElseThrow()).toList();
        }

        @Override
        public Optional<SavedPrompt> find(String name) {
            return versions(name).stream().findFirst().map(v -> new SavedPrompt(name, v));
        }

        @Override
        public List<PromptVersion> versions(String name) {
            return all().getOrDefault(name, List.of()).reversed();
        }

        @Override
        public PromptVersion save(String name, String text) {
            List<PromptVersion> kept = all().computeIfAbsent(name, _ -> new ArrayList<>());
            PromptVersion next = new PromptVersion(kept.size() + 1, Instant.EPOCH, text);
            kept.add(next);
            return next;
        }

        @Override
        public boolean rename(String from, String to) {
            return !all().containsKey(to) && all().put(to, all().remove(from)) == null;
        }

        @Override
        public List<PromptVersion> delete(String name) {
            return List.copyOf(all().remove(name));
        }

        @Override
        public boolean restore(String name, List<PromptVersion> versions) {
            return all().putIfAbsent(name, new ArrayList<>(versions)) == null;
        }
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private void begin(String name, String text) {
        model.create(name);
        work();
        model.text().textProperty().set(text);
    }

    @Test
    void withoutALibraryItSaysSo() {
        PromptsViewModel none =
                new PromptsViewModel(Optional.empty(), new FxThreads(Runnable::run, Runnable::run));
        none.load();
        assertThat(none.isAvailable()).isFalse();
        assertThat(none.noticeProperty().get()).startsWith("The database cannot be opened");
        assertThat(none.text().canSaveProperty().get()).isFalse();
    }

    @Test
    void aSaveThatFailsKeepsTheTextAndSaysWhy() {
        begin("Bot", "One.");
        shelf.isBroken = true;
        model.text().save();
        work();
        assertThat(model.noticeProperty().get()).isEqualTo("The disk is full.");
        assertThat(model.text().textProperty().get()).isEqualTo("One.");
        assertThat(model.text().canSaveProperty().get()).isTrue();
        shelf.isBroken = false;
        model.text().save();
        work();
        assertThat(shelf.versions("Bot")).extracting(PromptVersion::text).containsExactly("One.");
    }

    @Test
    void wordsTypedWhileASaveIsUnderWayStayAsAnEdit() {
        begin("Bot", "One.");
        model.text().save();
        model.text().textProperty().set("One. And more.");
        work();
        assertThat(shelf.versions("Bot")).extracting(PromptVersion::text).containsExactly("One.");
        assertThat(model.text().textProperty().get()).isEqualTo("One. And more.");
        assertThat(model.text().editedProperty().get()).isTrue();
        model.text().save();
        work();
        assertThat(shelf.versions("Bot")).hasSize(2);
        assertThat(model.text().editedProperty().get()).isFalse();
    }

    @Test
    void anAnswerThatComesLateDoesNotShowInAnotherPrompt() {
        begin("First", "One.");
        model.text().save();
        work();
        begin("Second", "Two.");
        model.choose("First");
        model.choose("Second");
        work();
        assertThat(model.text().nameProperty().get()).contains("Second");
        assertThat(model.text().textProperty().get()).isEqualTo("Two.");
    }

    @Test
    void aPromptSavedFromElsewhereMeanwhileKeepsWhatWasWrittenHere() {
        begin("Bot", "Mine.");
        shelf.save("Bot", "Theirs.");
        model.load();
        work();
        assertThat(model.text().textProperty().get()).isEqualTo("Mine.");
        assertThat(model.rowsProperty().get())
                .extracting(row -> row.newest().map(PromptVersion::number), PromptRow::isEdited)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of(1), true));
        model.text().discard();
        assertThat(model.text().textProperty().get()).isEqualTo("Theirs.");
    }

    @Test
    void whatWasDeletedStaysToBePutBackWhenItsNameIsTaken() {
        begin("Bot", "One.");
        model.text().save();
        work();
        model.delete();
        work();
        shelf.save("Bot", "Another.");
        model.undo();
        work();
        assertThat(model.noticeProperty().get()).startsWith("‘Bot’ cannot be put back");
        assertThat(model.deletedProperty().get()).isPresent();
        shelf.rename("Bot", "Other");
        model.undo();
        work();
        assertThat(shelf.versions("Bot")).extracting(PromptVersion::text).containsExactly("One.");
        assertThat(model.deletedProperty().get()).isEmpty();
    }

    @Test
    void anEditIsComparedWithWhatItEditsAndASavedTextWithTheOneBefore() {
        begin("Bot", "One.");
        model.text().save();
        work();
        model.text().textProperty().set("Two.");
        assertThat(model.text().comparison().withProperty().get().map(PromptVersion::number))
                .contains(1);
        model.text().save();
        work();
        model.text().textProperty().set("Three.");
        assertThat(model.text().comparison().withProperty().get().map(PromptVersion::number))
                .contains(2);
        model.text().discard();
        assertThat(model.text().comparison().withProperty().get().map(PromptVersion::number))
                .contains(1);
    }
}
