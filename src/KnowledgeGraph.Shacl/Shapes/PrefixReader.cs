using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Shacl.Queries;
using KnowledgeGraph.Sparql;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Parses the queries of a shapes graph, with the prefixes that it declares (SHACL §5.2.1) and its path in place of $PATH.</summary>
internal sealed class PrefixReader(ShapesSource source)
{
    /// <summary>Parses the query of a constraint or validator.</summary>
    /// <exception cref="ShaclException">There is none, it does not parse, or pre-binding forbids a part of it.</exception>
    public Sparql.Algebra.Query Parse(Term node, Iri property, Shape shape, IReadOnlyCollection<string> preBound)
    {
        string text = source.SingleValue(node, property) is Literal literal && literal.Datatype == XsdVocabulary.String
            ? literal.LexicalForm
            : throw new ShaclException(shape.Node, $"the text of a query is missing in {property}");
        if (shape.Path is not null) text = text.Replace("$PATH", $"({PropertyPathText.Format(shape.Path)})", StringComparison.Ordinal);
        Sparql.Algebra.Query query;
        try
        {
            query = SparqlParser.ParseQuery(Declarations(node, shape) + text);
        }
        catch (SparqlSyntaxException exception)
        {
            throw new ShaclException(shape.Node, $"the query does not parse: {exception.Message}");
        }
        if (PreBinding.FindForbidden(query, preBound) is { } problem) throw new ShaclException(shape.Node, $"in the query, {problem}");
        return query;
    }

    private string Declarations(Term node, Shape shape)
    {
        var text = new StringBuilder();
        var seen = new HashSet<Term>();
        var pending = new Queue<Term>(source.Values(node, ShaclVocabulary.Prefixes));
        while (pending.TryDequeue(out Term? holder))
        {
            if (!seen.Add(holder)) continue;
            foreach (Term import in source.Values(holder, ShaclVocabulary.OwlImports)) pending.Enqueue(import);
            foreach (Term declaration in source.Values(holder, ShaclVocabulary.Declare))
            {
                if (source.SingleValue(declaration, ShaclVocabulary.Prefix) is not Literal prefix
                    || source.SingleValue(declaration, ShaclVocabulary.PrefixNamespace) is not Literal ns)
                {
                    throw new ShaclException(shape.Node, "sh:declare needs one sh:prefix and one sh:namespace");
                }
                // On one line, so that the positions of errors are those of the query.
                text.Append("PREFIX ").Append(prefix.LexicalForm).Append(": <").Append(ns.LexicalForm).Append("> ");
            }
        }
        return text.ToString();
    }
}
