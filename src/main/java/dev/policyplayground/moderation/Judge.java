package dev.policyplayground.moderation;

import dev.policyplayground.text.Span;

/// One way to judge. Implementations are safe for use from several threads; the watches they open
/// are not.
public interface Judge {
    /// As in findings, such as `rules`.
    String id();

    /// Part of what makes a verdict reproducible: changes whenever the same text may score
    /// differently.
    String version();

    /// Scores the prompt in focus.
    Evidence judgePrompt(Exchange exchange);

    /// Opens a watch over the reply to `exchange`, which sees the reply sentence by sentence.
    ReplyWatch watchReply(Exchange exchange);

    /// Follows one reply. Each sentence is given once, in order; together they are the whole reply.
    interface ReplyWatch {
        /// Takes the sentence `sentence` of `reply` and gives all evidence so far. Scores never
        /// fall.
        Evidence sentence(CharSequence reply, Span sentence);

        /// All evidence so far.
        Evidence evidence();
    }
}
