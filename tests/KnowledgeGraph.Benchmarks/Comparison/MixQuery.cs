using System.Text.RegularExpressions;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>A query of the mix: a file <c>CATEGORY/NN-name.rq</c>.</summary>
/// <param name="Category">The folder.</param>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Text">The query.</param>
internal sealed partial record MixQuery(string Category, string Name, string Text)
{
    /// <summary>Whether the answer is a graph.</summary>
    public bool IsGraph => GraphForm().IsMatch(Text);

    /// <summary>All queries of a folder, or those of one category.</summary>
    public static MixQuery[] Read(string folder, string? category) =>
    [
        .. Directory.EnumerateFiles(folder, "*.rq", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new MixQuery(Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
            .Where(query => category is null || query.Category == category),
    ];

    /// <summary>The same question about another dataset.</summary>
    public string About(int dataset) => DatasetNumber().Replace(Text, $"/dataset/{dataset}");

    [GeneratedRegex(@"^\s*(CONSTRUCT|DESCRIBE)\b", RegexOptions.Multiline)]
    private static partial Regex GraphForm();

    [GeneratedRegex(@"/dataset/\d+")]
    private static partial Regex DatasetNumber();
}
