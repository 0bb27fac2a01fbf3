using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Constraints;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>A node shape or, where it has a path, a property shape (SHACL §2). Filled by the reader, since shapes refer to each other.</summary>
/// <param name="node">Its node in the shapes graph.</param>
internal sealed class Shape(Term node)
{
    public Term Node { get; } = node;

    /// <summary>Where its values are, from the focus node; null of a node shape: the focus node itself.</summary>
    public PropertyPath? Path { get; set; }

    public bool IsDeactivated { get; set; }

    public Iri Severity { get; set; } = ShaclVocabulary.Violation;

    public IReadOnlyList<Literal> Messages { get; set; } = [];

    public List<Target> Targets { get; } = [];

    public List<Constraint> Constraints { get; } = [];
}
