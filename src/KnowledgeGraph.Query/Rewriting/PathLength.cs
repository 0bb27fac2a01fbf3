using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>What lengths the matches of a property path may have.</summary>
internal static class PathLength
{
    /// <summary>Whether the path matches any node with itself (SPARQL 1.1 §18.4, ZeroLengthPath).</summary>
    public static bool MayBeZero(PropertyPath path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return path switch
        {
            ZeroOrMorePath or ZeroOrOnePath => true,
            OneOrMorePath repeated => MayBeZero(repeated.Path),
            InversePath inverse => MayBeZero(inverse.Path),
            SequencePath sequence => MayBeZero(sequence.First) && MayBeZero(sequence.Second),
            AlternativePath alternative => MayBeZero(alternative.Left) || MayBeZero(alternative.Right),
            _ => false,
        };
    }
}
