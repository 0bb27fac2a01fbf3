namespace KnowledgeGraph.Documents.Linting;

/// <summary>Something in a draft that its editor should look at, in words that an editor understands.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Rule">The rule, by a short name that stays the same, as <c>date-illisible</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, in French.</param>
/// <param name="Hint">What to write, in French.</param>
public sealed record LintFinding(LintSeverity Severity, string Rule, LintPlace Place, string Message, string Hint);
