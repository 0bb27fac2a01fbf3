namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>The kinds of target.</summary>
internal enum TargetKind
{
    /// <summary>The node itself, whether the data has it or not.</summary>
    Node,

    /// <summary>The instances of a class and its subclasses.</summary>
    Class,

    /// <summary>The subjects of a predicate.</summary>
    SubjectsOf,

    /// <summary>The objects of a predicate.</summary>
    ObjectsOf,
}
