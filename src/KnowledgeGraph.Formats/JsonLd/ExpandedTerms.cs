using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>RDF terms in expanded form, exactly: nothing becomes a native JSON value, and no lexical form changes.</summary>
internal static class ExpandedTerms
{
    /// <summary>Refuses a statement of which readers of JSON-LD would leave something out.</summary>
    /// <exception cref="KnowledgeGraphException">A term stands where it may not, or an IRI is no IRI by RFC 3987.</exception>
    public static void Check(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        NTriples.TermWriter.CheckPositions(subject, predicate, graph);
        CheckIri(subject);
        CheckIri(predicate);
        CheckIri(@object);
        CheckIri(graph);
        if (@object.Kind == TermKind.Triple) throw NoTripleTerms();
    }

    /// <summary>The identifier of a node: its IRI, or its label after <c>_:</c>.</summary>
    /// <exception cref="KnowledgeGraphException">The term is a triple term.</exception>
    public static string NodeId(Term term) => term switch
    {
        Iri iri => iri.Value,
        BlankNode node => $"_:{node.Label}",
        _ => throw NoTripleTerms(),
    };

    /// <summary>A node reference or value object.</summary>
    public static LdMap ToObject(Term term)
    {
        if (term is not Literal literal) return new LdMap { ["@id"] = new LdString(NodeId(term)) };
        var value = new LdMap { ["@value"] = new LdString(literal.LexicalForm) };
        if (literal.Direction is not null) value["@direction"] = new LdString(literal.Direction);
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

    private static KnowledgeGraphException NoTripleTerms() =>
        new("JSON-LD 1.1 has no triple terms; choose another syntax, such as Turtle or N-Quads");

    private static void CheckIri(in Utf8Term term)
    {
        ReadOnlySpan<byte> iri = term.Kind == TermKind.Iri ? term.Value : term.Datatype;
        if (iri.IsEmpty || RdfEmitter.IsIri(iri)) return;
        throw new KnowledgeGraphException(
            $"<{Encoding.UTF8.GetString(iri)}> cannot be written in JSON-LD: it is no absolute IRI by RFC 3987, and readers would leave it out");
    }
}
