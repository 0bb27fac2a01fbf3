using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Dumps;

/// <summary>What terms are called in French, for people who read a graph.</summary>
/// <param name="graph">The graph.</param>
internal sealed class FrenchNames(SnapshotReader graph)
{
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string PreferredLabel = "http://www.w3.org/2004/02/skos/core#prefLabel";

    /// <summary>The name of a term; of a thing without one, its short IRI.</summary>
    public string Of(Term term) => term switch
    {
        Literal literal => literal.LexicalForm.ReplaceLineEndings(" "),
        Iri iri when graph.Find(iri.Value) is { } id => Of(id),
        Iri iri => PublishedPrefixes.Shorten(iri),
        _ => term.ToString(),
    };

    /// <summary>The name of a thing.</summary>
    public string Of(ValueId id) =>
        graph.French(id, Label) ?? graph.French(id, PreferredLabel) ?? graph.Text(id, Label)
        ?? (graph.Decode(id) is Iri iri ? PublishedPrefixes.Shorten(iri) : "");
}
