using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Federation;

/// <summary>Writes the queries that SERVICE sends: the group as it was written, with the values found so far as VALUES.</summary>
internal static class ServiceQuery
{
    private static readonly SearchValues<char> TagCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>Whether a term means the same to another endpoint, and can be written in a query: a blank node does not.</summary>
    public static bool CanSend(Term term) => term switch
    {
        Iri iri => Iri.IsAbsolute(iri.Value),
        Literal { Language: { } tag } => !tag.AsSpan().ContainsAnyExcept(TagCharacters),
        Literal literal => Iri.IsAbsolute(literal.Datatype.Value),
        TripleTerm triple => CanSend(triple.Subject) && CanSend(triple.Predicate) && CanSend(triple.Object),
        _ => false,
    };

    /// <summary>Writes a query.</summary>
    /// <param name="group">The group, braces included.</param>
    /// <param name="columns">What is asked for; none: all.</param>
    /// <param name="keys">The variables of VALUES; none: there is no VALUES.</param>
    /// <param name="rows">The rows of VALUES, of terms that can be sent; null is UNDEF.</param>
    public static string Write(string group, IReadOnlyList<Variable> columns, IReadOnlyList<Variable> keys, IReadOnlyList<Term?[]> rows)
    {
        var text = new StringBuilder("SELECT");
        foreach (Variable column in columns) text.Append(" ?").Append(column.Name);
        if (columns.Count == 0) text.Append(" *");
        text.Append(" WHERE ").Append(group);
        if (keys.Count == 0) return text.ToString();
        text.Append(" VALUES (");
        foreach (Variable key in keys) text.Append(" ?").Append(key.Name);
        text.Append(" ) {");
        foreach (Term?[] row in rows)
        {
            text.Append(" (");
            foreach (Term? term in row) text.Append(' ').Append(term?.ToString() ?? "UNDEF");
            text.Append(" )");
        }
        return text.Append(" }").ToString();
    }
}
