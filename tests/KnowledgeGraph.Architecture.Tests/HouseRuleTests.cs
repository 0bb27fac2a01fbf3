using System.Text.RegularExpressions;

namespace KnowledgeGraph.Architecture.Tests;

public partial class HouseRuleTests
{
    [Fact]
    public void TopLevel_HoldsWhatBelongsThere_AndNothingElse()
    {
        string[] expected = ["KnowledgeGraph.sln", "LICENSE", "README.md", "data", "ontology", "src", "tests"];
        IEnumerable<string> unexpected = Directory.EnumerateFileSystemEntries(RepositoryLayout.Root)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.' && !name.StartsWith("Directory.", StringComparison.Ordinal) && name != "global.json")
            .Except([.. expected, "artifacts", "TestResults"]);
        Assert.Empty(unexpected);
        Assert.All(expected, name => Assert.True(Path.Exists(Path.Combine(RepositoryLayout.Root, name)), name));
    }

    [Fact]
    public void SourceFiles_HoldOnePublicType_NamedAsTheFile()
    {
        List<string> offending = [];
        foreach (string file in RepositoryLayout.CSharpFiles("src"))
        {
            string[] types = [.. PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)];
            string name = Path.GetFileName(file).Split('.')[0];
            if (types.Length > 1 || (types.Length == 1 && types[0] != name)) offending.Add($"{file}: {string.Join(", ", types)}");
        }
        Assert.Empty(offending);
    }

    [Fact]
    public void SourceFiles_LeaveNothingUndone()
    {
        string[] signs = ["TODO", "FIXME", "NotImplementedException"];
        Assert.DoesNotContain(
            RepositoryLayout.CSharpFiles("src"),
            file => signs.Any(sign => File.ReadAllText(file).Contains(sign, StringComparison.Ordinal)));
    }

    /// <summary>A type at the left margin, hence not nested: namespaces are file-scoped.</summary>
    [GeneratedRegex(@"^public (?:(?:abstract|sealed|static|partial|readonly|ref|unsafe) )*(?:class|struct|interface|enum|record struct|record class|record) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
