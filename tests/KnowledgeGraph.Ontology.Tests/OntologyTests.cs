using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed class OntologyTests
{
    private static readonly Dataset Ontology = Repository.Read(Path.Combine(Repository.Ontology, "cnig.ttl"));

    public static TheoryData<string> DeclaredTerms => [.. DeclaredNames];

    /// <summary>The local names of the terms that the ontology declares.</summary>
    internal static IReadOnlySet<string> DeclaredNames { get; } = Ontology.Match(predicate: Terms.Type)
        .Select(quad => quad.Subject).OfType<Iri>().Select(iri => iri.Value)
        .Where(iri => iri.StartsWith(Terms.Cnig, StringComparison.Ordinal))
        .Select(iri => iri[Terms.Cnig.Length..]).ToHashSet();

    [Fact]
    public void Ontology_Header_NamesItselfInBothLanguages()
    {
        Iri ontology = Assert.Single(Ontology.Instances(new Iri(Terms.OwlNamespace + "Ontology")));
        Iri title = new("http://purl.org/dc/terms/title");
        Assert.Equal(Terms.Cnig.TrimEnd('#'), ontology.Value);
        Assert.Single(Ontology.Texts(ontology, title, "fr"));
        Assert.Single(Ontology.Texts(ontology, title, "en"));
        Assert.Single(Ontology.Objects(ontology, new Iri(Terms.OwlNamespace + "versionInfo")));
        Assert.Single(Ontology.Objects(ontology, new Iri("http://purl.org/dc/terms/license")));
    }

    [Theory]
    [MemberData(nameof(DeclaredTerms))]
    public void Term_Declared_IsLabelledDefinedAndExemplified(string name)
    {
        Iri term = new(Terms.Cnig + name);
        foreach (string language in (string[])["fr", "en"])
        {
            Assert.Single(Ontology.Texts(term, Terms.Label, language));
            Assert.EndsWith(".", Assert.Single(Ontology.Texts(term, Terms.Comment, language)));
        }
        Assert.NotEmpty(Ontology.Texts(term, Terms.Example, "fr"));
        Assert.Equal(new Iri(Terms.Cnig.TrimEnd('#')), Assert.Single(Ontology.Objects(term, Terms.IsDefinedBy)));
    }

    [Fact]
    public void Ontology_EveryCnigTermItUses_IsDeclared() =>
        Assert.Empty(Ontology.CnigNames().Except(DeclaredNames));

    [Fact]
    public void Ontology_Classes_AreCapitalisedAndPropertiesAreNot()
    {
        IReadOnlyList<string> classes = [.. Ontology.Instances(Terms.Class).Select(iri => iri.Value[Terms.Cnig.Length..])];
        Assert.NotEmpty(classes);
        Assert.All(classes, name => Assert.True(char.IsUpper(name[0]), name));
        Assert.All(DeclaredNames.Except(classes), name => Assert.True(char.IsLower(name[0]), name));
    }

    [Fact]
    public void Ontology_BlankNodes_AreAbsent() =>
        Assert.DoesNotContain(Ontology, quad => quad.Subject is BlankNode || quad.Object is BlankNode);

    [Fact]
    public void Ontology_TermsOfStandardVocabularies_Exist() => StandardVocabularies.AssertExist(Ontology);
}
