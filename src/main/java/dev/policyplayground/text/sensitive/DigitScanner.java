package dev.policyplayground.text.sensitive;

import dev.policyplayground.text.sensitive.SensitiveData.Found;

/// Finds what is written in groups of digits: cards, national ids and telephone numbers. A run of
/// groups is looked at from each of its groups on, over at most 19 digits. One instance serves one
/// text.
final class DigitScanner {
    private static final int LONGEST_CARD = 19;
    private static final int SHORTEST_CARD = 13;
    private static final int LEAST_CUT_CARD = 9;

    private final Found found;
    private final FlatText text;

    DigitScanner(Found found) {
        this.found = found;
        this.text = found.text();
    }

    int look(int at) {
        if (text.isDigit(at - 1)) {
            return at;
        }
        DigitRun run = DigitRun.at(text, at);
        int behind = 0;
        for (int group = 0; group < run.size(); group++) {
            if (group < behind) {
                continue;
            }
            behind = Math.max(group + 1, card(run, group));
            if (behind == group + 1) {
                ids(run, group);
                behind = Math.max(behind, phone(run, group));
            }
        }
        return run.end(run.size() - 1);
    }

    /// @return the group behind the card, when it is evident
    private int card(DigitRun run, int from) {
        StringBuilder digits = new StringBuilder();
        int evident = -1;
        int other = -1;
        for (int to = from; to < run.size(); to++) {
            if (digits.length() + run.length(to) > LONGEST_CARD) {
                break;
            }
            digits.append(text.text(run.start(to), run.end(to)));
            String number = digits.toString();
            if (number.length() >= SHORTEST_CARD
                    && Cards.isIssued(number)
                    && Checksums.luhn(number)
                    && !run.isFraction(from, to)) {
                boolean isPlain = isUsualLayout(run.layout(from, to), number);
                evident = isPlain ? to : evident;
                other = isPlain ? other : to;
            }
        }
        int last = evident >= 0 ? evident : other;
        if (last >= 0) {
            found.add(SensitiveKind.CARD, run.start(from), run.end(last), evident >= 0, false);
        } else {
            cutCard(run, from, digits.toString());
        }
        return evident + 1;
    }

    private static boolean isUsualLayout(String layout, String number) {
        return switch (layout) {
            case "16", "15" -> Cards.isMajor(number);
            case "4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3" -> true;
            default -> false;
        };
    }

    // 4111 1111 11: what is left of a card when the text ends within it. In one piece it needs a
    // word nearby, like any bare digits.
    private void cutCard(DigitRun run, int from, String digits) {
        int last = run.size() - 1;
        boolean couldBe =
                run.end(last) == text.length()
                        && digits.length() >= LEAST_CUT_CARD
                        && digits.length() < 16
                        && digits.length() == run.digits(from, last).length()
                        && Cards.isMajor((digits + "0000000").substring(0, 16));
        boolean isGrouped = couldBe && run.layout(from, last).startsWith("4-4-");
        if (isGrouped || (couldBe && from == last)) {
            found.add(SensitiveKind.CARD, run.start(from), run.end(last), isGrouped, true);
        }
    }

    private void ids(DigitRun run, int from) {
        for (int to = from; to < Math.min(run.size(), from + 7); to++) {
            String layout = run.layout(from, to);
            String digits = run.digits(from, to);
            if (digits.length() > 15) {
                return;
            }
            NationalIds.Said said = NationalIds.of(layout, digits, run.joint(from + 1, to));
            if (said != NationalIds.Said.NOTHING && run.standsAlone(from, to)) {
                found.add(
                        SensitiveKind.NATIONAL_ID,
                        run.start(from),
                        run.end(to),
                        said == NationalIds.Said.EVIDENT,
                        false);
            }
        }
    }

    // E.164: at most 15 digits, the country's code included.
    private int phone(DigitRun run, int from) {
        int start = run.start(from);
        boolean isInternational = text.at(start - 1) == '+' && !text.isWord(start - 2);
        int to = from;
        int digits = run.length(from);
        while (to + 1 < run.size()
                && digits + run.length(to + 1) <= (isInternational ? 15 : 12)
                && run.joint(to + 1, to + 1) != '\n') {
            to++;
            digits += run.length(to);
        }
        boolean isOne =
                isInternational
                        ? digits >= 8 && digits <= 15 && run.length(from) <= 15
                        : isNational(run, from, to, digits);
        if (!isOne || !run.standsAlone(from, to)) {
            return 0;
        }
        int first = isInternational || text.at(start - 1) == '(' ? start - 1 : start;
        found.add(SensitiveKind.PHONE, first, run.end(to), isInternational, false);
        return to + 1;
    }

    private static boolean isNational(DigitRun run, int from, int to, int digits) {
        if (from == to) {
            return digits >= 9 && digits <= 11;
        }
        boolean isGrouped = digits >= 7 && to - from <= 5 && !run.isDate(from, to);
        for (int i = from; i <= to && isGrouped; i++) {
            isGrouped = run.length(i) >= (i == to ? 2 : 1) && run.length(i) <= 8;
        }
        return isGrouped;
    }
}
