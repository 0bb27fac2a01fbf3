using System.Buffers;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>The names of columns in answers of other endpoints, some of which use more than the variables of SPARQL may have.</summary>
internal static class ColumnNames
{
    // What the writers of some format would have to escape.
    private static readonly SearchValues<char> Refused =
        SearchValues.Create([.. Enumerable.Range(0, 33).Select(c => (char)c), .. "\"'<>&\\,{}?$\u007F\u0085\u2028\u2029\uFEFF\uFFFD\uFFFE\uFFFF"]);

    /// <summary>Refuses an empty name, one that cannot be written again, and one that stands twice.</summary>
    /// <exception cref="SolutionFormatException">A name is refused.</exception>
    public static void Check(IReadOnlyList<string> names)
    {
        var seen = new HashSet<string>(names.Count);
        foreach (string name in names)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny(Refused) || name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            {
                throw new SolutionFormatException($"'{name}' is no name of a column: letters, digits, '_' and '-' are expected");
            }
            if (!seen.Add(name)) throw new SolutionFormatException($"the column '{name}' is declared twice");
        }
    }
}
