using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>Reads what classes and properties are called.</summary>
internal static class TermLabels
{
    private const string Owl = "http://www.w3.org/2002/07/owl#";

    private static readonly Iri[] Kinds =
    [
        new(Owl + "Class"), new(Owl + "ObjectProperty"), new(Owl + "DatatypeProperty"), new(Rdfs.Namespace + "Class"), new("http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"),
    ];

    /// <summary>The French labels of all classes and properties, with a small letter as within a sentence; acronyms stay.</summary>
    public static Dictionary<Iri, string> Read(Dataset vocabularies)
    {
        Dictionary<Iri, string> labels = [];
        foreach (Iri term in Kinds.SelectMany(kind => vocabularies.Match(predicate: RdfVocabulary.Type, @object: kind)).Select(quad => quad.Subject).OfType<Iri>())
        {
            foreach (Quad quad in vocabularies.Match(term, Rdfs.Label))
            {
                if (quad.Object is Literal { Language: "fr", LexicalForm: { Length: > 1 } label }) labels[term] = InSentence(label);
            }
        }
        return labels;
    }

    private static string InSentence(string label) => char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
