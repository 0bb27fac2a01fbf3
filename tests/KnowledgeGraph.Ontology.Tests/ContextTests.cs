using System.Text.Json;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed class ContextTests
{
    private static readonly JsonElement Context = ReadContext();

    public static TheoryData<string> TermsOfContext =>
        [.. Context.EnumerateObject().Select(entry => entry.Name).Where(name => !name.StartsWith('@') && !IsPrefix(name))];

    [Fact]
    public void Context_Document_NamesNoOtherDocument()
    {
        Assert.Equal(JsonValueKind.Object, Context.ValueKind);
        Assert.False(Context.TryGetProperty("@import", out _));
        Assert.False(Context.TryGetProperty("@vocab", out _));
        Assert.False(Context.TryGetProperty("@base", out _));
        Assert.DoesNotContain(
            Context.EnumerateObject(),
            entry => entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("@context", out _));
    }

    [Theory]
    [MemberData(nameof(TermsOfContext))]
    public void Term_Each_NamesADeclaredTermAndAKnownDatatype(string term)
    {
        JsonElement value = Context.GetProperty(term);
        string? id = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetProperty("@id").GetString();
        AssertKnown(id);
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@type", out JsonElement type)) AssertKnown(type.GetString());
    }

    [Fact]
    public void Context_Iris_AreNamedByOneTermEach() =>
        Assert.All(
            TermsOfContext.Select(row => row.Data).GroupBy(IdOf),
            group => Assert.True(group.Count() == 1, $"{group.Key} has the terms {string.Join(", ", group)}"));

    [Fact]
    public void Context_EveryTermOfTheOntology_IsNamed()
    {
        HashSet<string> named = [.. TermsOfContext.Select(row => IdOf(row.Data))];
        Assert.Empty(OntologyTests.DeclaredNames.Select(name => Terms.Cnig + name).Except(named));
    }

    [Fact]
    public void Context_EveryTermOfTheExamples_IsNamed()
    {
        HashSet<string> named = [.. TermsOfContext.Select(row => IdOf(row.Data))];
        Dataset examples = ReadmeTests.Examples;
        IEnumerable<string> properties = examples.Select(quad => quad.Predicate.Value).Where(iri => iri != Terms.Type.Value);
        IEnumerable<string> classes = examples.Match(predicate: Terms.Type).Select(quad => ((Iri)quad.Object).Value);
        Assert.Empty(properties.Concat(classes).Distinct().Except(named));
    }

    [Fact]
    public void Context_TermsOfStandardVocabularies_Exist() =>
        StandardVocabularies.AssertExist(TermsOfContext.Select(row => IdOf(row.Data)));

    private static void AssertKnown(string? id)
    {
        Assert.NotNull(id);
        if (id.StartsWith('@')) return;
        string iri = Expand(id);
        if (iri.StartsWith(Terms.Cnig, StringComparison.Ordinal)) Assert.Contains(iri[Terms.Cnig.Length..], OntologyTests.DeclaredNames);
    }

    private static string IdOf(string term)
    {
        JsonElement value = Context.GetProperty(term);
        string id = (value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetProperty("@id").GetString())!;
        return id.StartsWith('@') ? id : Expand(id);
    }

    private static string Expand(string compact)
    {
        string[] parts = compact.Split(':', 2);
        Assert.True(parts.Length == 2 && Context.TryGetProperty(parts[0], out JsonElement prefix), $"'{compact}' has no known prefix");
        return Context.GetProperty(parts[0]).GetString() + parts[1];
    }

    private static bool IsPrefix(string name) =>
        Context.GetProperty(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is [.., '#' or '/'];

    private static JsonElement ReadContext()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Ontology, "context.jsonld")));
        return document.RootElement.GetProperty("@context").Clone();
    }
}
