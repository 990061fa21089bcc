package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import dev.policyplayground.policy.BasePacks;
import dev.policyplayground.policy.InlineTest;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Something in a pack that a person should mend, and where. Immutable.
///
/// @param line from 1; 0 when it stands in another file
/// @param column from 1; 0 for the whole line
/// @param isTest true for an inline test that fails, false for what keeps the pack from being used
record Issue(int line, int column, String words, boolean isTest) {

    /// What is wrong with the text, as far as it is known.
    ///
    /// @param pack the text, and the name of its file: what is wrong elsewhere has no line in it
    /// @param edited whether the text is not what was saved
    static List<Issue> of(Check check, SaveState save, BasePacks.Text pack, boolean edited) {
        List<Issue> issues = new ArrayList<>();
        if (check instanceof Check.Broken broken) {
            issues.addAll(of(broken.problems(), pack.source()));
        }
        if (save instanceof SaveState.FailsTests fails
                && fails.attempt().text().equals(pack.text())) {
            issues.addAll(failed(fails.results(), pack.source()));
        }
        if (save instanceof SaveState.Saved saved && !edited) {
            issues.addAll(failed(saved.results(), pack.source()));
        }
        return issues;
    }

    private static List<Issue> of(List<YamlProblem> problems, String source) {
        return problems.stream()
                .map(
                        p ->
                                p.source().equals(source)
                                        ? new Issue(p.line(), p.column(), p.message(), false)
                                        : new Issue(0, 0, p.toString(), false))
                .toList();
    }

    private static List<Issue> failed(List<TestResult> results, String source) {
        return results.stream().filter(r -> !r.passed()).map(r -> of(r, source)).toList();
    }

    private static Issue of(TestResult result, String source) {
        InlineTest test = result.test();
        boolean isOwn = test.source().equals(source);
        String got =
                switch (result.verdict()) {
                    case Verdict.Judged judged ->
                            judged.decision().name()
                                    + String.format(
                                            Locale.ROOT, " %.2f", judged.scores().highest());
                    case Verdict.Unjudged unjudged -> unjudged.word();
                };
        return new Issue(
                isOwn ? test.line() : 0,
                0,
                (isOwn ? "" : test.source() + ":" + test.line() + ": ")
                        + Messages.text(
                                "policies.test.failed",
                                result.test().expect().name()
                                        + result.test().category().map(c -> " " + c).orElse(""),
                                got,
                                result.test().text().strip().replaceAll("\\s+", " ")),
                true);
    }

    /// `12:3` or `12`.
    String place() {
        if (line == 0) {
            return "–";
        }
        return column > 0 ? line + ":" + column : String.valueOf(line);
    }
}
