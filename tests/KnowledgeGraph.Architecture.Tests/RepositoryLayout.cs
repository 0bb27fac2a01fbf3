using System.Xml.Linq;

namespace KnowledgeGraph.Architecture.Tests;

/// <summary>The repository as it lies on disk: projects and what they refer to.</summary>
internal static class RepositoryLayout
{
    public static string Root { get; } = FindRoot();

    /// <summary>Project name to the names of the projects that it refers to, for everything under <c>src</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SourceReferences { get; } = ReadReferences("src");

    /// <summary>The C# files of a folder, generated ones left out.</summary>
    public static IEnumerable<string> CSharpFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !HasSegment(file, "bin") && !HasSegment(file, "obj"));

    private static bool HasSegment(string file, string segment) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Contains(segment);

    private static Dictionary<string, IReadOnlyList<string>> ReadReferences(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyList<string>)
            [
                .. XDocument.Load(file).Descendants("ProjectReference")
                    .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))),
            ]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
