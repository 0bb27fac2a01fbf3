using System.Text.RegularExpressions;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed partial class ShapeTests
{
    private static readonly Dataset Shapes = Repository.Read(Repository.Shapes);

    public static TheoryData<string> PropertyShapes =>
        [.. Shapes.Instances(Terms.Shacl("PropertyShape")).Select(iri => iri.Value[Terms.Shapes.Length..])];

    [Fact]
    public void Shapes_BlankNodes_AreAbsent() =>
        Assert.DoesNotContain(Shapes, quad => quad.Subject is BlankNode || quad.Object is BlankNode);

    [Theory]
    [MemberData(nameof(PropertyShapes))]
    public void PropertyShape_Each_SpeaksToAnEditorInBothLanguages(string name)
    {
        Iri shape = new(Terms.Shapes + name);
        Assert.Single(Shapes.Objects(shape, Terms.Shacl("path")));
        foreach (string language in (string[])["fr", "en"])
        {
            string message = Assert.Single(Shapes.Texts(shape, Terms.Shacl("message"), language));
            Assert.DoesNotMatch("[a-z]+:[a-zA-Z]", message.Replace("http://", string.Empty).Replace("https://", string.Empty));
        }
    }

    [Fact]
    public void Shapes_EveryCnigTermTheyUse_IsDeclared() =>
        Assert.Empty(Shapes.CnigNames().Except(OntologyTests.DeclaredNames));

    [Fact]
    public void Shapes_TermsOfStandardVocabularies_Exist() => StandardVocabularies.AssertExist(Shapes);

    [Fact]
    public void Shapes_EveryClassOfTheOntology_IsTargeted()
    {
        Dataset ontology = Repository.Read(Path.Combine(Repository.Ontology, "cnig.ttl"));
        IEnumerable<Term> targets = Shapes.Match(predicate: Terms.Shacl("targetClass")).Select(quad => quad.Object);
        Assert.Empty(ontology.Instances(Terms.Class).Except(targets));
    }

    [Fact]
    public void Shapes_EveryPropertyTheyList_IsAPropertyShape() =>
        Assert.All(
            Shapes.Match(predicate: Terms.Shacl("property")),
            quad => Assert.Contains(new Quad(quad.Object, Terms.Type, Terms.Shacl("PropertyShape"), null), Shapes));

    [Fact]
    public void Shapes_EveryConceptAndSchemeTheyName_Exists()
    {
        IEnumerable<string> concepts = Shapes.Iris().Where(iri => iri.StartsWith(Terms.Vocabulary, StringComparison.Ordinal));
        Assert.Empty(concepts.Except(VocabularyTests.Concepts));
        IEnumerable<string> schemes = Shapes.Match(predicate: Terms.Shacl("pattern")).Select(quad => ((Literal)quad.Object).LexicalForm)
            .SelectMany(pattern => SchemeInPattern().Matches(pattern)).SelectMany(match => match.Groups["schemes"].Value.Split('|'));
        IEnumerable<string> files = Repository.Vocabularies.Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.Empty(schemes.Distinct().Except(files));
    }

    [Fact]
    public void FicheShape_Sections_AreThoseOfTheTemplate()
    {
        Iri rubrique = new(Terms.Cnig + "rubrique");
        IEnumerable<Term> asked = Shapes.Match(predicate: Terms.Shacl("path"), @object: rubrique)
            .SelectMany(quad => Shapes.Objects(quad.Subject, Terms.Shacl("hasValue")));
        Dataset template = Repository.Read(Path.Combine(Repository.Ontology, "vocabularies", "rubrique.ttl"));
        IEnumerable<Term> sections = template.Match(predicate: Terms.Notation)
            .Where(quad => !((Literal)quad.Object).LexicalForm.StartsWith('0')).Select(quad => quad.Subject);
        Assert.Equal(sections.ToHashSet(), asked.ToHashSet());
    }

    [GeneratedRegex(@"/cnig/voc/\(?(?<schemes>[a-z|-]+)\)?/")]
    private static partial Regex SchemeInPattern();
}
