using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql;

/// <summary>The one way in: text to algebra. Stateless and thread-safe.</summary>
public static class SparqlParser
{
    /// <summary>Parses and translates a SPARQL 1.1 query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="baseIri">The base IRI before any BASE of the query, or null.</param>
    /// <exception cref="SparqlSyntaxException">The text is no query.</exception>
    public static Query ParseQuery(string text, string? baseIri = null) => throw new NotSupportedException("the parser is not there yet");
}
