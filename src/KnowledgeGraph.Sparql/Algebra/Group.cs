namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Group and AggregateJoin (§18.5.1): one row per distinct key, with keys and aggregates bound. No key: exactly one row.</summary>
/// <param name="Input">Input.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Aggregates">The aggregates.</param>
public sealed record Group(AlgebraNode Input, IReadOnlyList<GroupKey> Keys, IReadOnlyList<AggregateBinding> Aggregates) : AlgebraNode;
