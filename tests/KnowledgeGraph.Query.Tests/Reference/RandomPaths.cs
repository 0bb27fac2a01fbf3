using CsCheck;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Random property paths over <see cref="RandomTerms"/>.</summary>
internal static class RandomPaths
{
    /// <summary>A path of at most that depth.</summary>
    public static Gen<PropertyPath> Path(int depth)
    {
        Gen<PropertyPath> edge = RandomTerms.AnyPredicate.Select(each => (PropertyPath)new PredicatePath(each));
        if (depth == 0) return edge;
        Gen<PropertyPath> inner = Path(depth - 1);
        return Gen.Frequency(
            (3, edge),
            (2, Gen.Select(inner, inner).Select((a, b) => (PropertyPath)new SequencePath(a, b))),
            (2, Gen.Select(inner, inner).Select((a, b) => (PropertyPath)new AlternativePath(a, b))),
            (1, inner.Select(each => (PropertyPath)new InversePath(each))),
            (1, inner.Select(each => (PropertyPath)new ZeroOrMorePath(each))),
            (1, inner.Select(each => (PropertyPath)new OneOrMorePath(each))),
            (1, inner.Select(each => (PropertyPath)new ZeroOrOnePath(each))),
            (1, Gen.Select(RandomTerms.AnyPredicate.Array[0, 2], RandomTerms.AnyPredicate.Array[0, 2],
                Gen.Int[0, 2]).Select((forward, inverse, kind) => (PropertyPath)new NegatedPropertySet(
                    kind == 1 ? [] : forward, kind == 0 ? [] : inverse, kind != 1, kind != 0))));
    }
}
