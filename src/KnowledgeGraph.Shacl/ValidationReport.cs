using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Reports;

namespace KnowledgeGraph.Shacl;

/// <summary>The outcome of a validation (SHACL §3.6.1). Immutable.</summary>
public sealed class ValidationReport
{
    internal ValidationReport(IReadOnlyList<ValidationResult> results, bool isTruncated)
    {
        Results = results;
        IsTruncated = isTruncated;
    }

    /// <summary>Whether there is no result at all, of whatever severity.</summary>
    public bool Conforms => Results.Count == 0;

    /// <summary>Whether a result is a violation, not a warning or information.</summary>
    public bool HasViolations => Results.Any(result => result.IsViolation);

    /// <summary>The results, in the order of shapes and focus nodes.</summary>
    public IReadOnlyList<ValidationResult> Results { get; }

    /// <summary>Whether validation ended early, at <see cref="ValidationOptions.MaxResults"/>.</summary>
    public bool IsTruncated { get; }

    /// <summary>The report as RDF (SHACL §3.6).</summary>
    public Dataset ToDataset() => ReportGraph.Create(this);
}
