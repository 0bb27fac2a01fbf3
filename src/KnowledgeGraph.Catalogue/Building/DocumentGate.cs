using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Catalogue.Validation;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Lets those documents through that keep the rules, and holds the others back.</summary>
/// <param name="validator">The rules; null: everything passes.</param>
internal sealed class DocumentGate(GraphValidator? validator)
{
    private readonly Dictionary<DocumentReading, IReadOnlyList<string>> _heldBack = [];

    /// <summary>The documents held back, with the rules that they break, in French.</summary>
    public IReadOnlyDictionary<DocumentReading, IReadOnlyList<string>> HeldBack => _heldBack;

    /// <summary>The parts of the graph that are made of the documents that keep the rules.</summary>
    /// <param name="readings">What was read.</param>
    /// <param name="assemble">Makes the parts of the graph from documents.</param>
    /// <param name="cancellationToken">Ends the validation.</param>
    /// <exception cref="KnowledgeGraphException">A rule is broken by what comes from no document.</exception>
    public IReadOnlyList<Dataset> Pass(
        IReadOnlyList<DocumentReading> readings, Func<IReadOnlyList<DocumentReading>, IReadOnlyList<Dataset>> assemble,
        CancellationToken cancellationToken)
    {
        // What one document says may make another break a rule: until all that are left are sound together.
        while (true)
        {
            IReadOnlyList<Dataset> parts = assemble(readings);
            IReadOnlyList<ValidationResult> violations = FindViolations(parts, cancellationToken);
            if (violations.Count == 0) return parts;
            foreach (ValidationResult violation in violations) Blame(readings, violation);
            readings = [.. readings.Where(reading => !_heldBack.ContainsKey(reading))];
        }
    }

    /// <summary>
    /// The rules hold of each time: a region has one formality in each edition of its fiche, and may have another in the next.
    /// </summary>
    private List<ValidationResult> FindViolations(IReadOnlyList<Dataset> parts, CancellationToken cancellationToken)
    {
        List<ValidationResult> violations = [];
        if (validator is null) return violations;
        EditionIndex editions = EditionIndex.Of(parts);
        for (int age = 0; age < Math.Max(1, editions.Depth); age++)
        {
            violations.AddRange(validator.FindViolations(parts.Select(part => editions.AtAge(part, age)), cancellationToken));
        }
        return violations;
    }

    private void Blame(IReadOnlyList<DocumentReading> readings, ValidationResult violation)
    {
        List<DocumentReading> culprits = [.. readings.Where(reading => GraphValidator.IsAtFault(reading, violation, byStatement: true))];
        if (culprits.Count == 0) culprits = [.. readings.Where(reading => GraphValidator.IsAtFault(reading, violation, byStatement: false))];
        string description = GraphValidator.Describe(violation);
        if (culprits.Count == 0)
        {
            throw new KnowledgeGraphException($"the vocabularies or authority tables break a rule of ontology/shapes: {description}");
        }
        foreach (DocumentReading culprit in culprits)
        {
            IReadOnlyList<string> known = _heldBack.GetValueOrDefault(culprit, []);
            if (!known.Contains(description)) _heldBack[culprit] = [.. known, description];
        }
    }
}
