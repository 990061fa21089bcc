package dev.policyplayground.moderation.rules;

import dev.policyplayground.text.NormalizedText;
import dev.policyplayground.text.PhraseAutomaton.Hits;
import java.util.Arrays;

/// The phrases that were found in one sentence, in the order of their ends. Not thread-safe.
final class SentenceHits {
    private final int number;
    private final int turn;
    private final NormalizedText normal;
    private int[] triples = new int[24];
    private int size;

    /// @param number the sentence's number in its text
    /// @param turn the turn of the conversation it stands in
    /// @param normal the sentence as the judge reads it
    SentenceHits(int number, int turn, NormalizedText normal) {
        this.number = number;
        this.turn = turn;
        this.normal = normal;
    }

    int number() {
        return number;
    }

    int turn() {
        return turn;
    }

    NormalizedText normal() {
        return normal;
    }

    void add(int phrase, int start, int end) {
        if (size + 3 > triples.length) {
            triples = Arrays.copyOf(triples, triples.length * 2);
        }
        triples[size++] = phrase;
        triples[size++] = start;
        triples[size++] = end;
    }

    void forEach(Hits hits) {
        for (int i = 0; i < size; i += 3) {
            hits.hit(triples[i], triples[i + 1], triples[i + 2]);
        }
    }
}
