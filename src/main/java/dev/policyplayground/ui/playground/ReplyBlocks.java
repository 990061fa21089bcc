package dev.policyplayground.ui.playground;

import dev.policyplayground.claude.Block;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.run.RunRecord;
import dev.policyplayground.ui.fx.Messages;
import dev.policyplayground.ui.parts.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reply holds beside its text, in words. Stateless.
final class ReplyBlocks {
    private ReplyBlocks() {}

    /// Tool calls, another model's answer, blocks of a new kind; empty when there is only text.
    static String words(Optional<RunRecord> run) {
        List<String> words = new ArrayList<>();
        JsonNode json =
                run.map(r -> JsonNode.parseOrMissing(r.answered().json())).orElse(JsonNode.MISSING);
        for (JsonNode block : json.get("content").items()) {
            switch (Block.of(block)) {
                case Block.ToolUse tool ->
                        words.add(
                                Messages.text(
                                        tool.isServers() ? "block.server.tool" : "block.tool",
                                        tool.name()));
                case Block.RedactedThinking _ -> words.add(Messages.text("block.redacted"));
                case Block.Fallback(String from, String to) ->
                        words.add(Messages.text("block.fallback", from, to));
                case Block.Unknown(String type, var _) ->
                        words.add(Messages.text("block.unknown", type));
                case Block.Text _, Block.Thinking _ -> {}
            }
        }
        return String.join("  ·  ", words);
    }

    /// The title of the thinking: how many tokens it took, and what share of the output.
    static String thinkingTitle(Optional<RunRecord> run, String thinking) {
        long tokens = run.map(r -> r.answered().usage().thinking()).orElse(0L);
        long output = run.map(r -> r.answered().usage().output()).orElse(0L);
        if (tokens == 0 || output == 0) {
            return Messages.text("thinking.title");
        }
        long percent = Math.round(100.0 * tokens / output);
        return Messages.text(
                thinking.isBlank() ? "thinking.title.omitted" : "thinking.title.share",
                Format.count(tokens),
                percent);
    }

    /// True when there is thinking to speak of, also when its words were left out.
    static boolean hasThinking(Optional<RunRecord> run, String thinking) {
        return !thinking.isBlank() || run.map(r -> r.answered().usage().thinking()).orElse(0L) > 0;
    }
}
