using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Linting;

namespace KnowledgeGraph.Catalogue.Linting;

/// <summary>What a check of a draft found.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Reading">What was read in it, with the state of every section; null where it can't be read at all.</param>
/// <param name="Findings">What its editor should look at, in the order of the text.</param>
public sealed record LintReport(string File, DocumentReading? Reading, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>Whether the draft can be published as it is: there may be warnings, but no errors.</summary>
    public bool IsSound => Findings.All(finding => finding.Severity != LintSeverity.Error);
}
