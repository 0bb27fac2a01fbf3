using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>Collects the findings of a document.</summary>
internal sealed class LintFindings(SourceDocument document)
{
    private const int QuoteLength = 60;

    private readonly List<LintFinding> _findings = [];

    public SourceDocument Document => document;

    public void Add(LintSeverity severity, string rule, int offset, string message, string hint) =>
        _findings.Add(new LintFinding(severity, rule, LintPlace.Of(document, offset), message, hint));

    /// <summary>The findings in the order of the text, the gravest first at a place.</summary>
    public IReadOnlyList<LintFinding> InOrder() =>
        [.. _findings.OrderBy(finding => finding.Place.Offset).ThenByDescending(finding => finding.Severity)];

    /// <summary>The words of a range between quotation marks, on one line, shortened.</summary>
    public string Quote(TextSpan span)
    {
        string text = string.Join(' ', document.TextOf(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= QuoteLength ? $"« {text} »" : $"« {text.AsSpan(0, QuoteLength).TrimEnd()}… »";
    }
}
