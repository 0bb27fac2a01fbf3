namespace KnowledgeGraph.Architecture.Tests;

public class DependencyDirectionTests
{
    /// <summary>What each project may depend on, itself left out. The README draws the same picture.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["KnowledgeGraph.Rdf"] = [],
        ["KnowledgeGraph.Formats"] = ["Rdf"],
        ["KnowledgeGraph.Storage"] = ["Rdf", "Formats"],
        ["KnowledgeGraph.Sparql"] = ["Rdf"],
        ["KnowledgeGraph.Query"] = ["Rdf", "Formats", "Storage", "Sparql"],
        ["KnowledgeGraph.Shacl"] = ["Rdf", "Formats", "Storage", "Sparql", "Query"],
        ["KnowledgeGraph.Documents"] = ["Rdf"],
        ["KnowledgeGraph.Catalogue"] = ["Rdf", "Formats", "Storage", "Sparql", "Query", "Shacl", "Documents"],
        ["KnowledgeGraph.Server"] = ["Rdf", "Formats", "Storage", "Sparql", "Query", "Shacl", "Documents", "Catalogue"],
        ["KnowledgeGraph.Cli"] = ["Rdf", "Formats", "Storage", "Sparql", "Query", "Shacl", "Documents", "Catalogue", "Server"],
    };

    [Fact]
    public void Projects_UnderSrc_AreAllInThePicture() =>
        Assert.Equal(Allowed.Keys.Order(), RepositoryLayout.SourceReferences.Keys.Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfAProject_PointDownward(string project)
    {
        string[] allowed = [.. Allowed[project].Select(name => "KnowledgeGraph." + name)];
        Assert.Empty(Reachable(project).Except(allowed));
    }

    [Fact]
    public void References_OfAllProjects_MakeNoCircle() =>
        Assert.All(RepositoryLayout.SourceReferences.Keys, project => Assert.DoesNotContain(project, Reachable(project)));

    [Theory]
    [InlineData("KnowledgeGraph.Storage")]
    [InlineData("KnowledgeGraph.Query")]
    public void Core_DoesNotKnow_TheDomain(string project)
    {
        string[] domain = ["dcat", "cnig", "fiche"];
        IEnumerable<string> offending = RepositoryLayout.CSharpFiles(Path.Combine("src", project))
            .Where(file => domain.Any(word => File.ReadAllText(file).Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(offending);
    }

    [Fact]
    public void Tests_AreNotReferredTo_BySources() =>
        Assert.All(RepositoryLayout.SourceReferences.Values.SelectMany(names => names), name => Assert.True(Allowed.ContainsKey(name), name));

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    private static HashSet<string> Reachable(string project)
    {
        HashSet<string> seen = [];
        Stack<string> pending = new(RepositoryLayout.SourceReferences[project]);
        while (pending.TryPop(out string? name))
        {
            if (!seen.Add(name) || !RepositoryLayout.SourceReferences.TryGetValue(name, out IReadOnlyList<string>? next)) continue;
            foreach (string further in next) pending.Push(further);
        }
        return seen;
    }
}
