using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

/// <summary>The namespaces and properties that the tests look for, and small look-ups.</summary>
internal static class Terms
{
    public const string Cnig = "https://w3id.org/cnig/def#";
    public const string Vocabulary = "https://w3id.org/cnig/voc/";
    public const string Shapes = "https://w3id.org/cnig/shapes#";
    public const string SkosNamespace = "http://www.w3.org/2004/02/skos/core#";
    public const string RdfsNamespace = "http://www.w3.org/2000/01/rdf-schema#";
    public const string OwlNamespace = "http://www.w3.org/2002/07/owl#";
    public const string ShaclNamespace = "http://www.w3.org/ns/shacl#";

    public static readonly Iri Type = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    public static readonly Iri Label = new(RdfsNamespace + "label");
    public static readonly Iri Comment = new(RdfsNamespace + "comment");
    public static readonly Iri IsDefinedBy = new(RdfsNamespace + "isDefinedBy");
    public static readonly Iri Class = new(OwlNamespace + "Class");
    public static readonly Iri Concept = new(SkosNamespace + "Concept");
    public static readonly Iri ConceptScheme = new(SkosNamespace + "ConceptScheme");
    public static readonly Iri PrefLabel = new(SkosNamespace + "prefLabel");
    public static readonly Iri AltLabel = new(SkosNamespace + "altLabel");
    public static readonly Iri HiddenLabel = new(SkosNamespace + "hiddenLabel");
    public static readonly Iri Definition = new(SkosNamespace + "definition");
    public static readonly Iri Example = new(SkosNamespace + "example");
    public static readonly Iri Notation = new(SkosNamespace + "notation");
    public static readonly Iri InScheme = new(SkosNamespace + "inScheme");
    public static readonly Iri Broader = new(SkosNamespace + "broader");
    public static readonly Iri TopConceptOf = new(SkosNamespace + "topConceptOf");
    public static readonly Iri HasTopConcept = new(SkosNamespace + "hasTopConcept");
    public static readonly Iri CloseMatch = new(SkosNamespace + "closeMatch");

    public static Iri Shacl(string name) => new(ShaclNamespace + name);

    public static IEnumerable<Term> Objects(this Dataset dataset, Term subject, Iri property) =>
        dataset.Match(subject, property).Select(quad => quad.Object);

    public static IReadOnlyList<string> Texts(this Dataset dataset, Term subject, Iri property, string language) =>
        [.. dataset.Objects(subject, property).OfType<Literal>().Where(text => text.Language == language).Select(text => text.LexicalForm)];

    public static IEnumerable<Iri> Instances(this Dataset dataset, Iri type) =>
        dataset.Match(predicate: Type, @object: type).Select(quad => quad.Subject).OfType<Iri>();

    /// <summary>Every IRI in any position, datatypes included.</summary>
    public static IEnumerable<string> Iris(this Dataset dataset) =>
        dataset.SelectMany(quad => (Term[])[quad.Subject, quad.Predicate, quad.Object])
            .Select(term => term switch { Iri iri => iri.Value, Literal literal => literal.Datatype.Value, _ => null })
            .OfType<string>().Distinct();

    /// <summary>The local names that a text uses in the cnig: namespace, in full or with its prefix.</summary>
    public static IEnumerable<string> CnigNames(this Dataset dataset) =>
        dataset.Iris().Where(iri => iri.StartsWith(Cnig, StringComparison.Ordinal)).Select(iri => iri[Cnig.Length..]);
}
