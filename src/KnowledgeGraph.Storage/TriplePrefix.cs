namespace KnowledgeGraph.Storage;

/// <summary>The constants of a look-up; <see cref="ValueId.None"/> stands for any term.</summary>
public readonly record struct TriplePrefix(ValueId Subject, ValueId Predicate, ValueId Object);
