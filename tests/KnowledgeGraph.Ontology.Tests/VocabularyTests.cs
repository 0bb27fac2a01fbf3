using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed class VocabularyTests
{
    public static TheoryData<string> Files => [.. Repository.Vocabularies.Select(file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>The concepts of every vocabulary.</summary>
    internal static IReadOnlySet<string> Concepts { get; } =
        Repository.Read(Repository.Vocabularies).Instances(Terms.Concept).Select(iri => iri.Value).ToHashSet();

    [Theory]
    [MemberData(nameof(Files))]
    public void Vocabulary_File_HoldsTheSchemeOfItsName(string name)
    {
        Dataset vocabulary = Read(name);
        Iri scheme = Assert.Single(vocabulary.Instances(Terms.ConceptScheme));
        Assert.Equal(Terms.Vocabulary + name, scheme.Value);
        Assert.Single(vocabulary.Texts(scheme, Terms.PrefLabel, "fr"));
        Assert.Single(vocabulary.Texts(scheme, Terms.PrefLabel, "en"));
        Assert.DoesNotContain(vocabulary, quad => quad.Subject is BlankNode || quad.Object is BlankNode);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Concept_EachOfAFile_IsInItsSchemeLabelledAndDefined(string name)
    {
        Dataset vocabulary = Read(name);
        Iri scheme = new(Terms.Vocabulary + name);
        IReadOnlyList<Iri> concepts = [.. vocabulary.Instances(Terms.Concept)];
        Assert.NotEmpty(concepts);
        Assert.All(concepts, concept =>
        {
            Assert.Matches($"^{scheme.Value}/[a-z0-9]+(-[a-z0-9]+)*$", concept.Value);
            Assert.Equal(scheme, Assert.Single(vocabulary.Objects(concept, Terms.InScheme)));
            foreach (string language in (string[])["fr", "en"])
            {
                Assert.Single(vocabulary.Texts(concept, Terms.PrefLabel, language));
                Assert.Single(vocabulary.Texts(concept, Terms.Definition, language));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Concept_Hierarchy_ReachesATopConcept(string name)
    {
        Dataset vocabulary = Read(name);
        Iri scheme = new(Terms.Vocabulary + name);
        HashSet<Iri> tops = [.. vocabulary.Objects(scheme, Terms.HasTopConcept).OfType<Iri>()];
        Assert.Equal(tops, vocabulary.Match(predicate: Terms.TopConceptOf, @object: scheme).Select(quad => (Iri)quad.Subject).ToHashSet());
        foreach (Iri concept in vocabulary.Instances(Terms.Concept))
        {
            Iri current = concept;
            HashSet<Iri> path = [];
            while (!tops.Contains(current))
            {
                Assert.True(path.Add(current), $"{concept} is broader than itself");
                current = Assert.IsType<Iri>(Assert.Single(vocabulary.Objects(current, Terms.Broader)));
            }
            Assert.Empty(vocabulary.Objects(current, Terms.Broader));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Label_EachOfAScheme_NamesOneConcept(string name)
    {
        Dataset vocabulary = Read(name);
        Iri[] properties = [Terms.PrefLabel, Terms.AltLabel, Terms.HiddenLabel];
        IEnumerable<string> labels = vocabulary.Instances(Terms.Concept)
            .SelectMany(concept => properties.SelectMany(property => vocabulary.Texts(concept, property, "fr")));
        Assert.All(labels.CountBy(label => label), count => Assert.True(count.Value == 1, $"'{count.Key}' is given {count.Value} times"));
    }

    [Fact]
    public void Notation_EachOfTheTemplate_IsUniqueAndInOrderOfPosition()
    {
        Dataset template = Read("rubrique");
        var rows = template.Instances(Terms.Concept).Select(concept => (
            Notation: ((Literal)Assert.Single(template.Objects(concept, Terms.Notation))).LexicalForm,
            Position: int.Parse(
                ((Literal)Assert.Single(template.Objects(concept, new Iri("http://schema.org/position")))).LexicalForm,
                System.Globalization.CultureInfo.InvariantCulture))).OrderBy(row => row.Position).ToList();
        Assert.Equal(rows.Select(row => row.Notation).Order(StringComparer.Ordinal), rows.Select(row => row.Notation));
        Assert.Equal(rows.Count, rows.Select(row => row.Notation).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, rows.Count), rows.Select(row => row.Position));
    }

    [Fact]
    public void Vocabularies_EveryCnigTermTheyUse_IsDeclared() =>
        Assert.Empty(Repository.Read(Repository.Vocabularies).CnigNames().Except(OntologyTests.DeclaredNames));

    [Fact]
    public void CloseMatch_EachTarget_ExistsInItsRegister()
    {
        Dataset registers = Repository.ReadShared("authority");
        Dataset vocabularies = Repository.Read(Repository.Vocabularies);
        IReadOnlyList<Term> targets = [.. vocabularies.Match(predicate: Terms.CloseMatch).Select(quad => quad.Object).Distinct()];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.NotEmpty(registers.Match(target, Terms.PrefLabel)));
    }

    [Fact]
    public void Vocabularies_TermsOfStandardVocabularies_Exist() =>
        StandardVocabularies.AssertExist(Repository.Read(Repository.Vocabularies));

    private static Dataset Read(string name) => Repository.Read(Path.Combine(Repository.Ontology, "vocabularies", name + ".ttl"));
}
