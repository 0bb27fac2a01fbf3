using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>RDF terms in expanded form, exactly: nothing becomes a native JSON value, and no lexical form changes.</summary>
internal static class ExpandedTerms
{
    /// <summary>The identifier of a node: its IRI, or its label after <c>_:</c>.</summary>
    public static string NodeId(Term term) => term is Iri iri ? iri.Value : $"_:{((BlankNode)term).Label}";

    /// <summary>A node reference or value object.</summary>
    public static LdMap ToObject(Term term)
    {
        if (term is not Literal literal) return new LdMap { ["@id"] = new LdString(NodeId(term)) };
        var value = new LdMap { ["@value"] = new LdString(literal.LexicalForm) };
        if (literal.Language is not null) value["@language"] = new LdString(literal.Language);
        else if (literal.Datatype != XsdVocabulary.String) value["@type"] = new LdString(literal.Datatype.Value);
        return value;
    }

    /// <summary>Adds a statement to a node: types under <c>@type</c>, everything else under its property.</summary>
    public static void AddStatement(LdMap node, Iri predicate, LdValue value)
    {
        if (predicate == RdfVocabulary.Type && value is LdMap { Count: 1 } map && map["@id"] is { } type) node.ArrayOf("@type").Add(type);
        else node.ArrayOf(predicate.Value).Add(value);
    }
}
