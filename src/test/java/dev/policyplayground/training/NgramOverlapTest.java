package dev.policyplayground.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NgramOverlapTest {
    private final NgramOverlap known =
            new NgramOverlap(
                    List.of(
                            "The grey heron stood by the old mill all night.",
                            "Zwölf Äpfel liegen im Korb neben der blauen Tür."));

    @Test
    void sevenWordsInARowAreNotEnough() {
        assertFalse(known.shares("A grey heron stood by the old mill, and then it flew."));
    }

    @Test
    void eightWordsInARowAre() {
        assertTrue(known.shares("They say: the grey heron stood by the old mill."));
    }

    @Test
    void caseAndPunctuationDoNotCount() {
        assertTrue(known.shares("THE GREY-HERON, stood by… the/old mill"));
        assertTrue(known.shares("zwölf äpfel liegen im korb neben der blauen"));
    }

    @Test
    void aShortTextNeverShares() {
        assertFalse(known.shares("by the old mill all night"));
        assertFalse(known.shares(""));
    }

    @Test
    void rowsComeBackInTheirOrder() {
        List<String> rows =
                List.of(
                        "the grey heron stood by the old mill again",
                        "something else entirely that nobody has ever written down here",
                        "heron stood by the old mill all night long");
        assertEquals(List.of(rows.get(0), rows.get(2)), known.sharing(rows, words -> words));
    }
}
