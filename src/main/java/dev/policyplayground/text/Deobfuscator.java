package dev.policyplayground.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Reads a text as it was meant where words in it are hidden: encoded segments are decoded in
/// place, look-alikes, digits and signs for letters, letters that stand apart and repetition are
/// undone.
///
/// A text without a sign of that costs one cheap pass and has no other reading. Linear in the
/// length of the text: segments within segments are decoded to a depth of three, a text has at most
/// five readings, and none is longer than the text is. Stateless, safe from any thread.
public final class Deobfuscator {
    private static final int DEEPEST = 3;

    private Deobfuscator() {}

    /// The other readings of `part` of `text`; the offsets are offsets into `text`. Empty when
    /// there is nothing to undo. The first is the likeliest.
    public static List<Reading> read(CharSequence text, Span part) {
        return part.isEmpty() || !DisguiseSigns.mayHide(text, part)
                ? List.of()
                : readings(MappedText.of(text, part));
    }

    private static List<Reading> readings(MappedText written) {
        List<Undone> decoded = new ArrayList<>();
        MappedText folded = TextNormalizer.normalize(decoded(written, decoded));
        List<Reading> readings = new ArrayList<>();
        reading(folded, new Lettering(false, false), decoded).ifPresent(readings::add);
        if (!readings.isEmpty() && Lettering.hasVariants(readings.getFirst().undone())) {
            for (Lettering variant :
                    List.of(
                            new Lettering(true, true),
                            new Lettering(true, false),
                            new Lettering(false, true))) {
                reading(folded, variant, decoded)
                        .filter(r -> isNew(r, readings))
                        .ifPresent(readings::add);
            }
        }
        List<Undone> rotated = new ArrayList<>(decoded);
        Rot13.read(folded, rotated)
                .ifPresent(r -> readings.add(new Reading(r.frozen(), rotated, new BitSet())));
        return readings;
    }

    private static MappedText decoded(MappedText written, List<Undone> undone) {
        MappedText text = written;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Optional<MappedText> deeper = EncodedSegments.decode(text, undone);
            if (deeper.isEmpty()) {
                break;
            }
            text = deeper.get();
        }
        return text;
    }

    private static Optional<Reading> reading(
            MappedText folded, Lettering lettering, List<Undone> decoded) {
        List<Undone> undone = new ArrayList<>(decoded);
        BitSet joined = new BitSet();
        MappedText apart = SpacedLetters.join(folded, undone, joined);
        MappedText plain = lettering.plain(apart, undone);
        // Marking survives only where no letter was dropped; elsewhere borders stand as they are.
        BitSet borders = plain.length() == apart.length() ? joined : new BitSet();
        return undone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading(plain.frozen(), undone, borders));
    }

    private static boolean isNew(Reading reading, List<Reading> readings) {
        return readings.stream().noneMatch(r -> r.text().text().equals(reading.text().text()));
    }
}
