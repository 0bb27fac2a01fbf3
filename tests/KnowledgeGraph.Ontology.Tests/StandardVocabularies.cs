using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

/// <summary>The standard vocabularies, as far as the shared inputs hold them: a term that they do not know is a mistake.</summary>
internal static class StandardVocabularies
{
    private static readonly string[] Namespaces =
    [
        "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/dqv#", "http://xmlns.com/foaf/0.1/",
        "http://www.opengis.net/ont/geosparql#", "http://rdf.insee.fr/def/geo#", "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#", Terms.RdfsNamespace, Terms.SkosNamespace, Terms.OwlNamespace, Terms.ShaclNamespace,
        "http://data.europa.eu/m8g/", "http://www.w3.org/2006/vcard/ns#",
    ];

    /// <summary>Fails where the dataset uses a term that its own vocabulary does not define.</summary>
    public static void AssertExist(Dataset dataset) => AssertExist(dataset.Iris());

    /// <summary>Fails where one of the IRIs is in the namespace of a known vocabulary that does not define it.</summary>
    public static void AssertExist(IEnumerable<string> iris)
    {
        Dataset known = Repository.ReadShared("onto");
        HashSet<string> subjects = [.. known.Select(quad => quad.Subject).OfType<Iri>().Select(iri => iri.Value)];
        Assert.Empty(iris.Where(IsOfStandardVocabulary).Except(subjects));
    }

    private static bool IsOfStandardVocabulary(string iri) =>
        Namespaces.Any(space => iri.Length > space.Length && iri.StartsWith(space, StringComparison.Ordinal));
}
