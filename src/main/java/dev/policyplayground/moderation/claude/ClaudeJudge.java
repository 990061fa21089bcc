package dev.policyplayground.moderation.claude;

import dev.policyplayground.catalog.Effort;
import dev.policyplayground.catalog.Thinking;
import dev.policyplayground.claude.ApiFailure;
import dev.policyplayground.claude.ApiReply;
import dev.policyplayground.claude.Message;
import dev.policyplayground.claude.MessagesRequest;
import dev.policyplayground.json.JsonFault;
import dev.policyplayground.moderation.Evidence;
import dev.policyplayground.moderation.Finding;
import dev.policyplayground.moderation.Verdict;
import dev.policyplayground.policy.Category;
import dev.policyplayground.policy.ClaudeJudging;
import dev.policyplayground.policy.Decision;
import dev.policyplayground.policy.Layer;
import dev.policyplayground.policy.PolicyPack;
import dev.policyplayground.policy.Scores;
import dev.policyplayground.prompt.CallSettings;
import dev.policyplayground.prompt.Turn;
import dev.policyplayground.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The judge that is asked on demand: says when Claude is asked, what it is asked, and what an
/// answer means. Sends nothing itself. A refusal to judge counts as flagged, and whatever is no
/// answer leaves the text unjudged. Immutable, safe from any thread. Source: `facts/claude-api.md`,
/// section 5.
public final class ClaudeJudge {
    /// As in findings.
    public static final String ID = "claude";

    /// Changes whenever the question or the reading of answers does.
    public static final String VERSION = "1";

    /// The most tokens of an answer: some ten findings.
    public static final long MAX_TOKENS = 1_024;

    private static final CallSettings SETTINGS =
            CallSettings.DEFAULT.with(Thinking.DISABLED).withEffort(Optional.of(Effort.LOW));

    private final PolicyPack pack;
    private final ClaudeJudging judging;
    private final AnswerReader reader;

    public ClaudeJudge(PolicyPack pack) {
        this.pack = pack;
        this.judging = pack.claudeJudge();
        this.reader = new AnswerReader(pack);
    }

    /// True when it may be asked at this gate.
    public boolean mayBeAsked(Layer side) {
        return judging.mayBeAsked(side);
    }

    /// True when it is asked at this gate after the local judges' verdict.
    public boolean isAsked(Layer side, Verdict local) {
        return local instanceof Verdict.Judged judged
                && judging.isAsked(side, pack.thresholds(), judged.scores());
    }

    public MessagesRequest request(Question question) {
        return new MessagesRequest(
                judging.model(),
                MAX_TOKENS,
                JudgePrompt.system(pack, question.side()),
                List.of(Turn.user(JudgePrompt.user(question))),
                SETTINGS,
                false,
                Optional.empty(),
                Optional.of(JudgePrompt.schema(pack)));
    }

    /// What the end of the request means for `question`. A cancelled one is no answer.
    ///
    /// @param local the local judges' verdict
    public JudgeAnswer read(ApiReply reply, Question question, Verdict.Judged local) {
        return switch (reply) {
            case ApiReply.Completed(Message message, var _) -> read(message, question, local);
            // A 400 over policy is a refusal too.
            case ApiReply.Failed failed when failed.failure().kind() == ApiFailure.Kind.POLICY ->
                    refused(question, local, "over its usage policy");
            case ApiReply.Failed failed ->
                    missing("could not be asked. " + failed.failure().describe() + ".");
            case ApiReply.Cancelled _ -> missing("was cancelled before it answered.");
        };
    }

    private JudgeAnswer read(Message message, Question question, Verdict.Judged local) {
        return switch (message.stopReason()) {
            case REFUSAL ->
                    refused(
                            question,
                            local,
                            message.refusalCategory().map(c -> "(" + c + ")").orElse(""));
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED ->
                    missing("was cut off by a limit, so its answer is not whole.");
            case TOOL_USE, PAUSE_TURN, UNKNOWN ->
                    missing(
                            "stopped for a reason that leaves no answer ("
                                    + message.stopReasonAsReceived()
                                    + ").");
            case END_TURN, STOP_SEQUENCE -> parsed(message.text(), question);
        };
    }

    private JudgeAnswer parsed(String text, Question question) {
        try {
            return new JudgeAnswer.Found(reader.read(text, question));
        } catch (JsonFault e) {
            return missing("did not answer in the form that was asked for: " + e.reason() + ".");
        }
    }

    /// An answer that did not come.
    ///
    /// @param how continues the sentence "The Claude judge …"
    public static JudgeAnswer missing(String how) {
        return new JudgeAnswer.Missing("The Claude judge " + how);
    }

    // Its own classifiers would not look at the text, which says enough of it.
    private JudgeAnswer refused(Question question, Verdict.Judged local, String how) {
        String category = refusalCategory(local.scores());
        if (pack.thresholds().decide(category, 1) == Decision.ALLOW) {
            return missing("refused to judge, and category " + category + " never stops a text.");
        }
        String text = question.text();
        String why = ("Claude refused to judge this text " + how).strip();
        Finding finding =
                new Finding(
                        ID + ".refusal",
                        ID,
                        category,
                        1,
                        question.side(),
                        Finding.FOCUS,
                        new Span(0, text.length()),
                        AnswerReader.shortened(text),
                        why + ". That counts as flagged.");
        return new JudgeAnswer.Found(
                new Evidence(Scores.of(Map.of(category, 1.0)), List.of(finding)));
    }

    private String refusalCategory(Scores local) {
        if (judging.refusalCategory().isPresent()) {
            return judging.refusalCategory().get();
        }
        List<String> ids =
                pack.categories().stream()
                        .map(Category::id)
                        .filter(id -> pack.thresholds().decide(id, 1) == Decision.BLOCK)
                        .toList();
        return ids.stream()
                .max((a, b) -> Double.compare(local.of(a), local.of(b)))
                .orElse(pack.categories().getFirst().id());
    }

    /// The verdict of all judges together: a category takes the higher score.
    ///
    /// @param model the model that answered
    public Verdict join(Verdict.Judged local, Evidence evidence, String model) {
        Scores scores = local.scores().max(evidence.scores());
        List<Finding> findings = new ArrayList<>(local.findings());
        findings.addAll(evidence.findings());
        return new Verdict.Judged(
                pack.thresholds().decide(scores),
                scores,
                findings,
                local.policyHash(),
                local.engineVersion() + "+" + ID + "-" + VERSION + "(" + model + ")");
    }
}
