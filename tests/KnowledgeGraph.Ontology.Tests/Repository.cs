using System.Collections.Concurrent;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

/// <summary>Finds and reads the files of the checkout, and the shared test inputs where they are at hand.</summary>
internal static class Repository
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<Dataset>> SharedDatasets = [];

    public static string Root { get; } = FindRoot();

    public static string Ontology => Path.Combine(Root, "ontology");

    public static string Authority => Path.Combine(Root, "data", "authority");

    /// <summary>The reference vocabularies, or null where the shared inputs are not at hand.</summary>
    public static string? SharedVocabularies { get; } = FindShared();

    public static IReadOnlyList<string> Vocabularies { get; } = TurtleFiles("vocabularies");

    public static IReadOnlyList<string> Shapes { get; } = TurtleFiles("shapes");

    /// <summary>Reads files without a base: what the project publishes holds no relative IRI.</summary>
    public static Dataset Read(params IEnumerable<string> files) => Read(files, baseIri: null);

    public static Dataset ReadText(string turtle)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(turtle));
        var sink = new DatasetSink();
        RdfReader.Read(stream, RdfFormat.Turtle, new RdfReaderOptions { SourceName = "README.md" }, sink);
        return sink.Dataset;
    }

    /// <summary>The Turtle files of a folder of the shared vocabularies; the test is skipped where they are not at hand.</summary>
    public static Dataset ReadShared(string folder, string pattern = "*.ttl")
    {
        Assert.SkipWhen(SharedVocabularies is null, "the shared inputs are not at hand (KG_SHARED)");
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(SharedVocabularies, folder), pattern).Order(StringComparer.Ordinal);
        return SharedDatasets.GetOrAdd((folder, pattern), _ => new Lazy<Dataset>(() => Read(files, "http://vocabulary.example/"))).Value;
    }

    private static string[] TurtleFiles(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Ontology, folder), "*.ttl").Order(StringComparer.Ordinal)];

    private static Dataset Read(IEnumerable<string> files, string? baseIri)
    {
        Dataset dataset = [];
        foreach (string file in files)
        {
            using FileStream stream = File.OpenRead(file);
            var options = new RdfReaderOptions { SourceName = file, BaseIri = baseIri };
            RdfReader.Read(stream, RdfFormat.Turtle, options, new DatasetSink(dataset));
        }
        return dataset;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "KnowledgeGraph.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("KnowledgeGraph.sln stands in no folder above the tests");
    }

    private static string? FindShared()
    {
        string shared = Environment.GetEnvironmentVariable("KG_SHARED") ?? Path.Combine(Root, "..", "shared");
        string vocabularies = Path.Combine(shared, "vocab");
        return Directory.Exists(vocabularies) ? vocabularies : null;
    }
}
