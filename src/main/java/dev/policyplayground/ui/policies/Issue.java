package dev.policyplayground.ui.policies;

import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.moderation.pack.PackCheck.TestResult;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Something in a pack that a person should mend, and where. Immutable.
///
/// @param line from 1
/// @param column from 1; 0 for the whole line
/// @param isTest true for an inline test that fails, false for what keeps the pack from being used
record Issue(int line, int column, String words, boolean isTest) {

    /// What is wrong with the text, as far as it is known.
    ///
    /// @param edited whether the text is not what was saved
    static List<Issue> of(Check check, SaveState save, String text, boolean edited) {
        List<Issue> issues = new ArrayList<>();
        if (check instanceof Check.Broken broken) {
            issues.addAll(of(broken.problems()));
        }
        if (save instanceof SaveState.FailsTests fails && fails.attempt().text().equals(text)) {
            issues.addAll(failed(fails.results()));
        }
        if (save instanceof SaveState.Saved saved && !edited) {
            issues.addAll(failed(saved.results()));
        }
        return issues;
    }

    private static List<Issue> of(List<YamlProblem> problems) {
        return problems.stream()
                .map(p -> new Issue(p.line(), p.column(), p.message(), false))
                .toList();
    }

    private static List<Issue> failed(List<TestResult> results) {
        return results.stream().filter(r -> !r.passed()).map(Issue::of).toList();
    }

    private static Issue of(TestResult result) {
        String got =
                switch (result.verdict()) {
                    case Verdict.Judged judged ->
                            judged.decision().name()
                                    + String.format(
                                            Locale.ROOT, " %.2f", judged.scores().highest());
                    case Verdict.Unjudged unjudged -> unjudged.word();
                };
        return new Issue(
                result.test().line(),
                0,
                Messages.text(
                        "policies.test.failed",
                        result.test().expect().name()
                                + result.test().category().map(c -> " " + c).orElse(""),
                        got,
                        result.test().text().strip().replaceAll("\\s+", " ")),
                true);
    }

    /// `12:3` or `12`.
    String place() {
        return column > 0 ? line + ":" + column : String.valueOf(line);
    }
}
