using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl;

/// <summary>Property paths in the syntax of SPARQL (SPARQL 1.1 §9.1).</summary>
public static class PropertyPathText
{
    /// <summary>The text of a path, with IRIs in full and more parentheses than needed.</summary>
    /// <exception cref="ArgumentException">The path is of a kind that SHACL does not have.</exception>
    public static string Format(PropertyPath path) => path switch
    {
        PredicatePath predicate => predicate.Predicate.ToString(),
        InversePath inverse => $"^{Group(inverse.Path)}",
        SequencePath sequence => $"{Group(sequence.First)}/{Group(sequence.Second)}",
        AlternativePath alternative => $"{Group(alternative.Left)}|{Group(alternative.Right)}",
        ZeroOrMorePath repeated => $"{Group(repeated.Path)}*",
        OneOrMorePath repeated => $"{Group(repeated.Path)}+",
        ZeroOrOnePath optional => $"{Group(optional.Path)}?",
        _ => throw new ArgumentException($"SHACL has no path of the kind {path?.GetType().Name}", nameof(path)),
    };

    private static string Group(PropertyPath path) => path is PredicatePath ? Format(path) : $"({Format(path)})";
}
