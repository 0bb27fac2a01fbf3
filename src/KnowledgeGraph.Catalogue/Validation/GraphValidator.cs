using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Validation;

/// <summary>Holds what documents say against the shapes of the ontology, and tells which document breaks a rule.</summary>
/// <param name="shapes">The shapes.</param>
internal sealed class GraphValidator(ShapesGraph shapes)
{
    private const string ShapesFolder = "shapes";

    /// <summary>The validator of an ontology's folder; null where it has no shapes.</summary>
    /// <exception cref="KnowledgeGraphException">A file of shapes is broken, or a shape ill-formed.</exception>
    public static GraphValidator? Load(string ontologyDirectory, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(ontologyDirectory, ShapesFolder);
        return Directory.Exists(folder) ? new GraphValidator(ShapeFiles.Read([folder], cancellationToken)) : null;
    }

    /// <summary>The violations of all parts together; warnings and information are no reason to keep a document out.</summary>
    public IReadOnlyList<ValidationResult> FindViolations(IEnumerable<Dataset> parts, CancellationToken cancellationToken) =>
        [.. Validate(parts, cancellationToken).Where(result => result.IsViolation)];

    /// <summary>What the shapes say of all parts together, of every severity.</summary>
    public IReadOnlyList<ValidationResult> Validate(IEnumerable<Dataset> parts, CancellationToken cancellationToken)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite(cancellationToken))
        {
            foreach (Dataset part in parts) part.SendTo(transaction.CreateSink());
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        return ShaclValidator.Validate(snapshot, GraphSelector.MergeAll, shapes, cancellationToken: cancellationToken).Results;
    }

    /// <summary>Whether a document says what breaks the rule: the very statement, or else anything of the node.</summary>
    public static bool IsAtFault(DocumentReading reading, ValidationResult violation, bool byStatement)
    {
        if (violation.FocusNode is not Iri focus) return false;
        // Passages, annotations and the document's own description have the document's key in their names.
        bool isOwn = focus == reading.Iri || focus.Value.Contains($"/{reading.Key}/", StringComparison.Ordinal);
        if (!byStatement) return isOwn || reading.Statements.Any(statement => statement.Subject == focus);
        var predicate = violation.ResultPath as PredicatePath;
        return reading.Statements.Any(statement =>
            statement.Subject == focus && statement.Predicate == predicate?.Predicate && statement.Object == violation.Value);
    }

    /// <summary>A violation in French, for an editor.</summary>
    public static string Describe(ValidationResult violation)
    {
        string path = violation.ResultPath is null ? "" : $" {PropertyPathText.Format(violation.ResultPath)}";
        string value = violation.Value is null ? "" : $" {violation.Value}";
        return $"{violation.FocusNode}{path}{value} : {violation.MessageIn("fr")} (règle {violation.SourceShape})";
    }
}
