package dev.policyplayground.training;

import dev.policyplayground.training.CorpusRows.Kind;
import dev.policyplayground.training.CorpusSource.Frame;
import dev.policyplayground.training.CorpusSource.Frames;
import dev.policyplayground.training.CorpusSource.Phrase;
import dev.policyplayground.training.CorpusSource.Phrases;
import dev.policyplayground.training.CorpusSource.Tasks;
import dev.policyplayground.training.CorpusSource.TextPair;
import dev.policyplayground.training.CorpusSource.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes the request rows of the corpus from its hand-written sources: phrases and tasks in frames,
/// and whole texts. Each harmless twin stands in frames that its harmful phrase stands in too, and
/// tasks, which are harmless by themselves, in any of them, so that no frame tells the label. The
/// same sources give the same rows; what is drawn for a phrase depends on that phrase alone, so
/// that a new one moves no other. Immutable, safe from any thread.
public final class RequestCorpus {
    private static final long SEED = 20_261_122;

    /// In how many request frames a harmful phrase stands.
    private static final int FRAMES = 4;

    /// In how many of these each harmless twin stands.
    private static final int FRAMES_OF_A_TWIN = 2;

    /// In how many request frames a task stands.
    private static final int FRAMES_OF_A_TASK = 2;

    /// How often a text with a slot is used, each time filled in another way.
    private static final int FILLINGS = 3;

    private static final String EVERYDAY = "everyday";
    private static final String TYPED = "typed";

    private final List<CorpusSource> sources;

    private RequestCorpus(List<CorpusSource> sources) {
        this.sources = sources;
    }

    /// @param files the content of each source file under its name; their order is that of the rows
    /// @throws IllegalArgumentException when a file cannot be read: the problems, each with its
    ///   line
    public static RequestCorpus read(Map<String, String> files) {
        List<CorpusSource> sources = new ArrayList<>();
        files.forEach((name, text) -> sources.add(CorpusSourceReader.read(name, text)));
        return new RequestCorpus(List.copyOf(sources));
    }

    /// @throws IllegalArgumentException when a language with phrases lacks frames, or a text stands
    ///   in the sources both as safe and as unsafe
    public List<CorpusRow> rows() {
        Map<String, Frames> frames = new LinkedHashMap<>();
        CorpusRows rows = new CorpusRows("req");
        for (CorpusSource source : sources) {
            if (source instanceof Frames of) {
                frames.put(of.language(), of);
            }
        }
        for (CorpusSource source : sources) {
            switch (source) {
                case Frames _ -> {}
                case Phrases phrases -> {
                    Frames of = framesIn(phrases.language(), frames);
                    phrases.phrases().forEach(phrase -> addPhrase(phrase, of, rows));
                }
                case Tasks tasks -> {
                    Frames of = framesIn(tasks.language(), frames);
                    tasks.tasks().forEach(task -> addTask(task, of, rows));
                }
                case Texts texts -> addTexts(texts, rows);
            }
        }
        return rows.rows();
    }

    private static Frames framesIn(String language, Map<String, Frames> frames) {
        Frames of = frames.get(language);
        if (of == null) {
            throw new IllegalArgumentException("no frames in '" + language + "'");
        }
        return of;
    }

    private static void addTask(String task, Frames frames, CorpusRows rows) {
        Kind kind = new Kind(EVERYDAY, frames.language(), "");
        for (Frame frame : draw(frames.request(), FRAMES_OF_A_TASK, random(task))) {
            rows.safe(fill(frame, task), kind.styled(frame.style()), Optional.empty());
        }
    }

    private static void addPhrase(Phrase phrase, Frames frames, CorpusRows rows) {
        SplittableRandom random = random(phrase.harm());
        Kind kind = new Kind(phrase.category(), frames.language(), "");
        List<Frame> drawn = draw(frames.request(), FRAMES, random);
        List<CorpusRow> harmful =
                drawn.stream()
                        .map(f -> rows.unsafe(fill(f, phrase.harm()), kind.styled(f.style())))
                        .toList();
        for (int i = 0; i < phrase.twins().size() * FRAMES_OF_A_TWIN; i++) {
            Frame frame = drawn.get(i % drawn.size());
            rows.safe(
                    fill(frame, phrase.twins().get(i / FRAMES_OF_A_TWIN)),
                    kind.styled(frame.style()),
                    Optional.of(harmful.get(i % drawn.size())));
        }
        for (Frame frame : draw(frames.discussion(), 1 + random.nextInt(2), random)) {
            rows.safe(
                    fill(frame, phrase.harm()),
                    kind.styled(frame.style()),
                    Optional.of(harmful.getFirst()));
        }
        for (Frame frame : draw(frames.indirect(), 1, random)) {
            addIndirect(phrase, frame, kind, rows);
        }
    }

    private static void addIndirect(Phrase phrase, Frame frame, Kind kind, CorpusRows rows) {
        Kind styled = kind.styled(frame.style());
        CorpusRow harmful = rows.unsafe(fill(frame, phrase.harm()), styled);
        phrase.twins().stream()
                .limit(1)
                .forEach(twin -> rows.safe(fill(frame, twin), styled, Optional.of(harmful)));
    }

    private static String fill(Frame frame, String phrase) {
        String text = frame.words().replace("{}", phrase);
        return frame.style().equals(TYPED)
                ? text.toLowerCase(Locale.ROOT).replaceAll("[.,;:!?'’\"]", "")
                : text;
    }

    private static void addTexts(Texts texts, CorpusRows rows) {
        for (TextPair pair : texts.pairs()) {
            String words = String.join("\n", pair.unsafe()) + String.join("\n", pair.safe());
            Map<String, List<String>> fillings = new LinkedHashMap<>();
            texts.slots()
                    .forEach(
                            (name, from) ->
                                    fillings.put(name, draw(from, FILLINGS, random(name + words))));
            for (int i = 0; i < FILLINGS; i++) {
                addPair(pair, fillings, i, texts, rows);
            }
        }
    }

    // A text without a slot is the same each time, and taken once.
    private static void addPair(
            TextPair pair,
            Map<String, List<String>> fillings,
            int round,
            Texts texts,
            CorpusRows rows) {
        Kind kind = new Kind(pair.category(), texts.language(), texts.style());
        List<CorpusRow> harmful =
                pair.unsafe().stream()
                        .map(text -> rows.unsafe(fill(text, fillings, round), kind))
                        .toList();
        for (String text : pair.safe()) {
            rows.safe(fill(text, fillings, round), kind, harmful.stream().findFirst());
        }
    }

    private static String fill(String text, Map<String, List<String>> fillings, int round) {
        String filled = text;
        for (Map.Entry<String, List<String>> slot : fillings.entrySet()) {
            List<String> words = slot.getValue();
            filled = filled.replace("{" + slot.getKey() + "}", words.get(round % words.size()));
        }
        return filled;
    }

    private static <T> List<T> draw(List<T> from, int count, SplittableRandom random) {
        List<T> left = new ArrayList<>(from);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    private static SplittableRandom random(String words) {
        return new SplittableRandom(SEED + words.hashCode());
    }
}
