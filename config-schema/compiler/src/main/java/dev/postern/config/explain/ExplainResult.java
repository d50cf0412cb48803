package dev.postern.config.explain;

/// What came of asking about a request.
public sealed interface ExplainResult {
    record Explained(Explanation explanation) implements ExplainResult {}

    /// No client can send it.
    record Unsendable(String why) implements ExplainResult {}
}
