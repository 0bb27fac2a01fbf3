using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>A class or a property of the ontology, as its page shows it.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="IsClass">Whether it is a class.</param>
/// <param name="Said">What the ontology says of it.</param>
public sealed record OntologyTerm(Iri Iri, bool IsClass, ILookup<Iri, Term> Said)
{
    /// <summary>The namespace of the ontology's own terms.</summary>
    public const string Namespace = "https://w3id.org/cnig/def#";

    /// <summary>Its names, one per language.</summary>
    public static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");

    /// <summary>Its definitions.</summary>
    public static readonly Iri Comment = new("http://www.w3.org/2000/01/rdf-schema#comment");

    /// <summary>What a property is said of.</summary>
    public static readonly Iri Domain = new("http://www.w3.org/2000/01/rdf-schema#domain");

    /// <summary>What its values are.</summary>
    public static readonly Iri Range = new("http://www.w3.org/2000/01/rdf-schema#range");

    /// <summary>The wider class.</summary>
    public static readonly Iri SubClassOf = new("http://www.w3.org/2000/01/rdf-schema#subClassOf");

    /// <summary>The wider property.</summary>
    public static readonly Iri SubPropertyOf = new("http://www.w3.org/2000/01/rdf-schema#subPropertyOf");

    /// <summary>How to use it.</summary>
    public static readonly Iri ScopeNote = new("http://www.w3.org/2004/02/skos/core#scopeNote");

    /// <summary>Words of a document that it is for.</summary>
    public static readonly Iri Example = new("http://www.w3.org/2004/02/skos/core#example");

    /// <summary>The specification that defines it.</summary>
    public static readonly Iri IsDefinedBy = new("http://www.w3.org/2000/01/rdf-schema#isDefinedBy");

    /// <summary>Whether it comes from a standard vocabulary.</summary>
    public bool IsReused => !Iri.Value.StartsWith(Namespace, StringComparison.Ordinal);

    /// <summary>The name by which its page is found: of the ontology's own terms the name in its namespace, else with the prefix.</summary>
    public string Name => IsReused ? PublishedPrefixes.Shorten(Iri) : Iri.Value[Namespace.Length..];

    /// <summary>The text of a property in a language; empty where there is none.</summary>
    public string Text(Iri property, string language) =>
        Said[property].OfType<Literal>().FirstOrDefault(text => text.Language == language)?.LexicalForm ?? "";

    /// <summary>The things that a property names.</summary>
    public IEnumerable<Iri> Things(Iri property) => Said[property].OfType<Iri>();
}
