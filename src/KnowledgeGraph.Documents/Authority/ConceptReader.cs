using System.Globalization;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>Takes the SKOS concepts out of a dataset.</summary>
internal static class ConceptReader
{
    /// <summary>The concepts with a scheme and a French label, in the order of their IRIs.</summary>
    public static List<Concept> Read(Dataset vocabularies)
    {
        List<Concept> concepts = [];
        IEnumerable<Iri> subjects = vocabularies.Match(predicate: RdfVocabulary.Type, @object: Skos.Concept)
            .Select(quad => quad.Subject).OfType<Iri>().Distinct().OrderBy(iri => iri.Value, StringComparer.Ordinal);
        foreach (Iri iri in subjects)
        {
            List<string> names = [];
            foreach (Iri property in (Iri[])[Skos.PrefLabel, Skos.AltLabel, Skos.HiddenLabel])
            {
                names.AddRange(vocabularies.Match(iri, property)
                    .Select(quad => quad.Object).OfType<Literal>()
                    .Where(literal => literal.Language == "fr" && !names.Contains(literal.LexicalForm))
                    .Select(literal => literal.LexicalForm));
            }
            Iri? scheme = ObjectOf(vocabularies, iri, Skos.InScheme) as Iri;
            if (scheme is null || names.Count == 0) continue;
            concepts.Add(new Concept
            {
                Iri = iri,
                Scheme = scheme,
                Label = names[0],
                Names = names,
                Definition = FrenchOf(vocabularies, iri, Skos.Definition),
                Example = FrenchOf(vocabularies, iri, Skos.Example),
                Broader = ObjectOf(vocabularies, iri, Skos.Broader) as Iri,
                Position = ObjectOf(vocabularies, iri, Schema.Position) is Literal position
                    ? int.Parse(position.LexicalForm, NumberStyles.Integer, CultureInfo.InvariantCulture)
                    : null,
            });
        }
        return concepts;
    }

    private static string? FrenchOf(Dataset dataset, Iri subject, Iri predicate) =>
        dataset.Match(subject, predicate).Select(quad => quad.Object).OfType<Literal>()
            .FirstOrDefault(literal => literal.Language == "fr")?.LexicalForm;

    private static Term? ObjectOf(Dataset dataset, Iri subject, Iri predicate) =>
        dataset.Match(subject, predicate).Select(quad => (Term?)quad.Object).FirstOrDefault();
}
