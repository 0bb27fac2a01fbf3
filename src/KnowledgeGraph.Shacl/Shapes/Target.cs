using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>A target declaration of a shape (SHACL §2.1.3).</summary>
/// <param name="Kind">Which nodes.</param>
/// <param name="Id">The node, the class or the predicate.</param>
internal readonly record struct Target(TargetKind Kind, ValueId Id);
