using System.Globalization;

namespace KnowledgeGraph.Formats.Tests;

/// <summary>Documents as catalogues publish them, in the folder <c>dcat-samples</c> of the shared test inputs.</summary>
internal static class SampleFiles
{
    private static readonly string? Folder = Find();

    /// <summary>The names of the files with one of these extensions; one empty name where the shared inputs are not at hand.</summary>
    public static IEnumerable<string> Names(params string[] extensions) => Folder is null
        ? [""]
        : Directory.EnumerateFiles(Folder).Where(file => extensions.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The bytes of a file; the test is skipped where the shared inputs are not at hand.</summary>
    public static byte[] Read(string name)
    {
        Assert.SkipWhen(Folder is null, "the shared inputs are not at hand (KG_SHARED)");
        return File.ReadAllBytes(Path.Combine(Folder, name));
    }

    /// <summary>The number of triples that the index of the samples gives for a file; null where it names the file as no RDF.</summary>
    public static int? TripleCount(string name)
    {
        string entry = File.ReadLines(Path.Combine(Folder!, "INDEX.md")).First(line => line.StartsWith(name + " |", StringComparison.Ordinal));
        string[] content = entry.Split(" | ")[^1].Split(' ');
        return content is [var count, "triples;", ..] ? int.Parse(count, CultureInfo.InvariantCulture) : null;
    }

    private static string? Find()
    {
        IEnumerable<string?> candidates = [Environment.GetEnvironmentVariable("KG_SHARED"), .. Above(AppContext.BaseDirectory)];
        return candidates.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, "dcat-samples")).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent) yield return Path.Combine(at.FullName, "shared");
    }
}
