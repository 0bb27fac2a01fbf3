using System.Text.RegularExpressions;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>The statements of every Turtle example of the ontology's README, after its prefixes.</summary>
    internal static Dataset Examples { get; } = Repository.ReadText(string.Concat(
        TurtleBlock().Matches(Text).Select(match => match.Groups["turtle"].Value)));

    private static string Text => File.ReadAllText(Path.Combine(Repository.Ontology, "README.md"));

    [Fact]
    public void Examples_EveryCnigTermTheyUse_IsDeclared() =>
        Assert.Empty(Examples.CnigNames().Except(OntologyTests.DeclaredNames));

    [Fact]
    public void Examples_EveryConceptTheyUse_Exists()
    {
        IEnumerable<string> concepts = Examples.Iris().Where(iri => iri.StartsWith(Terms.Vocabulary, StringComparison.Ordinal));
        Assert.Empty(concepts.Except(VocabularyTests.Concepts));
    }

    [Fact]
    public void Examples_EveryClassOfTheOntology_HasOne()
    {
        Dataset ontology = Repository.Read(Path.Combine(Repository.Ontology, "cnig.ttl"));
        Assert.All(ontology.Instances(Terms.Class), type => Assert.NotEmpty(Examples.Instances(type)));
    }

    [Fact]
    public void Examples_TypedResources_AreLabelledInFrench()
    {
        IEnumerable<Term> typed = Examples.Match(predicate: Terms.Type).Select(quad => quad.Subject).Distinct();
        IEnumerable<Term> resources = typed.Where(resource => !HelperFragment().IsMatch(((Iri)resource).Value));
        Assert.All(resources, resource => Assert.Single(Examples.Texts(resource, Terms.Label, "fr")));
    }

    [Fact]
    public void Examples_TermsOfStandardVocabularies_Exist() => StandardVocabularies.AssertExist(Examples);

    [Fact]
    public void Table_EveryCnigNameInCode_IsDeclared() =>
        Assert.Empty(CnigName().Matches(Text).Select(match => match.Groups["name"].Value).Distinct().Except(OntologyTests.DeclaredNames));

    [GeneratedRegex("```turtle\n(?<turtle>.*?)```", RegexOptions.Singleline)]
    private static partial Regex TurtleBlock();

    [GeneratedRegex("#(citation|position|sha256)$")]
    private static partial Regex HelperFragment();

    [GeneratedRegex(@"\bcnig:(?<name>[A-Za-z]+)")]
    private static partial Regex CnigName();
}
