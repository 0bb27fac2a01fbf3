using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Syntax;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Sparql;

/// <summary>The one way in: text to algebra. Stateless and thread-safe.</summary>
public static class SparqlParser
{
    /// <summary>Parses a SPARQL 1.2 query (§19) and translates it to the algebra (§18.2).</summary>
    /// <param name="text">The query.</param>
    /// <param name="baseIri">The base IRI before any BASE of the query, or null.</param>
    /// <exception cref="SparqlSyntaxException">The text is no query, or is nested or chained deeper than the parser allows.</exception>
    public static Query ParseQuery(string text, string? baseIri = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text, baseIri).ParseQuery();
    }

    /// <summary>Parses a SPARQL 1.2 Update request and translates its WHERE clauses to the algebra.</summary>
    /// <param name="text">The request: operations separated by semicolons.</param>
    /// <param name="baseIri">The base IRI before any BASE of the request, or null.</param>
    /// <exception cref="SparqlSyntaxException">The text is no update, or is nested or chained deeper than the parser allows.</exception>
    public static UpdateRequest ParseUpdate(string text, string? baseIri = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text, baseIri).ParseUpdate();
    }
}
