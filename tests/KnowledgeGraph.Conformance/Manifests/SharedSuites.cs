namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>
/// Where the suites lie on this machine: in the folder <c>suites</c> of <c>KG_SHARED</c>, or of the first <c>shared</c> found beside
/// one of the folders above the tests. Each suite keeps the folder name of its repository, and is published under
/// <see cref="PublishedRoot"/> by that name.
/// </summary>
internal static class SharedSuites
{
    /// <summary>The address under which W3C publishes the suites.</summary>
    public const string PublishedRoot = "https://w3c.github.io/";

    private const string HowToGetThem =
        "the W3C suites are not on this machine: clone github.com/w3c/rdf-tests, rdf-canon, json-ld-api and data-shapes into one folder "
        + "'suites', and set KG_SHARED to the folder that holds it";

    /// <summary>The folder of the suites, or null.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Why the tests cannot run, or null. In continuous integration the suites must be there.</summary>
    public static string? SkipReason => Root is null && !MustBePresent ? HowToGetThem : null;

    private static bool MustBePresent =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file of a path like <c>rdf-tests/rdf/rdf11/rdf-turtle/manifest.ttl</c>.</summary>
    public static string FileOf(string path) => Path.Combine(Root ?? throw new DirectoryNotFoundException(HowToGetThem), path);

    /// <summary>The file published under an IRI.</summary>
    public static string FileOfPublished(string iri)
    {
        if (!iri.StartsWith(PublishedRoot, StringComparison.Ordinal))
        {
            throw new ArgumentException($"<{iri}> is not part of the suites", nameof(iri));
        }
        return FileOf(Uri.UnescapeDataString(iri[PublishedRoot.Length..]));
    }

    private static string? Find()
    {
        IEnumerable<string?> candidates = [Environment.GetEnvironmentVariable("KG_SHARED"), .. Above(AppContext.BaseDirectory)];
        return candidates
            .Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, "suites"))
            .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent) yield return Path.Combine(at.FullName, "shared");
    }
}
