using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Writes patterns for EXPLAIN, in the syntax of SPARQL.</summary>
internal static class PatternText
{
    public static string Of(TriplePattern pattern) => $"{Of(pattern.Subject)} {Of(pattern.Predicate)} {Of(pattern.Object)}";

    public static string Of(TripleTermMatch match) => $"{Of(match.Term)} = <<( {Of(match.Subject)} {Of(match.Predicate)} {Of(match.Object)} )>>";

    public static string Of(PatternTerm term)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return term switch
        {
            Variable { IsVisible: true } variable => "?" + variable.Name,
            Variable variable => "_:" + variable.Name[1..],
            Constant constant => constant.Term.ToString(),
            BoundTerm => "(a value of the row)",
            TripleTermPattern triple => $"<<( {Of(triple.Subject)} {Of(triple.Predicate)} {Of(triple.Object)} )>>",
            _ => "",
        };
    }

    public static string Of(PropertyPath path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return path switch
        {
            PredicatePath predicate => predicate.Predicate.ToString(),
            InversePath inverse => "^" + Of(inverse.Path),
            SequencePath sequence => $"({Of(sequence.First)}/{Of(sequence.Second)})",
            AlternativePath alternative => $"({Of(alternative.Left)}|{Of(alternative.Right)})",
            ZeroOrMorePath closure => Of(closure.Path) + "*",
            OneOrMorePath closure => Of(closure.Path) + "+",
            ZeroOrOnePath option => Of(option.Path) + "?",
            NegatedPropertySet set => $"!({string.Join('|', [.. set.Forward.Select(iri => $"{iri}"), .. set.Inverse.Select(iri => $"^{iri}")])})",
            _ => "",
        };
    }
}
