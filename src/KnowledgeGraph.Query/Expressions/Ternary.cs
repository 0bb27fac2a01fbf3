namespace KnowledgeGraph.Query.Expressions;

/// <summary>The logic of SPARQL filters (SPARQL 1.1 §17.2).</summary>
internal enum Ternary : byte
{
    False,
    True,
    Error,
}

/// <summary>Operations on <see cref="Ternary"/>.</summary>
internal static class TernaryExtensions
{
    /// <summary>The opposite; an error stays one.</summary>
    public static Ternary Negate(this Ternary value) => value switch
    {
        Ternary.False => Ternary.True,
        Ternary.True => Ternary.False,
        _ => Ternary.Error,
    };
}
