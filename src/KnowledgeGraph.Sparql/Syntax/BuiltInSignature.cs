using System.Collections.Frozen;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>A built-in function as the grammar knows it (rule 121).</summary>
/// <param name="Function">The function.</param>
/// <param name="Minimum">The least number of arguments.</param>
/// <param name="Maximum">The largest number of arguments.</param>
internal sealed record BuiltInSignature(BuiltInFunction Function, int Minimum, int Maximum)
{
    private static readonly FrozenDictionary<string, BuiltInSignature> ByName = Create();

    private static readonly FrozenDictionary<string, AggregateFunction> Aggregates = Enum.GetValues<AggregateFunction>()
        .ToFrozenDictionary(
            function => function == AggregateFunction.GroupConcat ? "GROUP_CONCAT" : function.ToString().ToUpperInvariant(),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a function by its name, whatever the case.</summary>
    public static bool TryGet(ReadOnlySpan<char> name, out BuiltInSignature? signature) =>
        ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out signature);

    /// <summary>Finds an aggregate by its name, whatever the case.</summary>
    public static bool TryGetAggregate(ReadOnlySpan<char> name, out AggregateFunction function) =>
        Aggregates.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out function);

    private static FrozenDictionary<string, BuiltInSignature> Create()
    {
        var functions = new Dictionary<string, BuiltInSignature>(StringComparer.OrdinalIgnoreCase);
        foreach (BuiltInFunction function in Enum.GetValues<BuiltInFunction>())
        {
            (int minimum, int maximum) = Arity(function);
            string name = function == BuiltInFunction.EncodeForUri ? "ENCODE_FOR_URI" : function.ToString().ToUpperInvariant();
            functions.Add(name, new BuiltInSignature(function, minimum, maximum));
        }
        functions.Add("URI", functions["IRI"]);
        functions.Add("ISURI", functions["ISIRI"]);
        return functions.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static (int Minimum, int Maximum) Arity(BuiltInFunction function) => function switch
    {
        BuiltInFunction.Rand or BuiltInFunction.Now or BuiltInFunction.Uuid or BuiltInFunction.StrUuid => (0, 0),
        BuiltInFunction.BNode => (0, 1),
        BuiltInFunction.Concat or BuiltInFunction.Coalesce => (0, int.MaxValue),
        BuiltInFunction.LangMatches or BuiltInFunction.Contains or BuiltInFunction.StrStarts or BuiltInFunction.StrEnds
            or BuiltInFunction.StrBefore or BuiltInFunction.StrAfter or BuiltInFunction.StrLang or BuiltInFunction.StrDt
            or BuiltInFunction.SameTerm => (2, 2),
        BuiltInFunction.If or BuiltInFunction.Triple or BuiltInFunction.StrLangDir => (3, 3),
        BuiltInFunction.Regex or BuiltInFunction.Substr => (2, 3),
        BuiltInFunction.Replace => (3, 4),
        _ => (1, 1),
    };
}
