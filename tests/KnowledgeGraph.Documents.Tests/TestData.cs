using System.Text;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>The source document, the vocabularies and the authority tables of the repository.</summary>
internal static class TestData
{
    public const string BaseIri = "https://data.cnig.example/";

    public static string Root { get; } = FindRoot();

    public static string SourcePath => Path.Combine(Root, "data", "sources", "cnig-pole-coordination-2023-06-05.md");

    public static AuthorityData Authority { get; } =
        AuthorityData.Load(Path.Combine(Root, "data", "authority"), ReadTurtle(Path.Combine(Root, "ontology"), Path.Combine(Root, "ontology", "vocabularies")), BaseIri);

    public static Dataset ReadTurtle(params string[] folders)
    {
        var sink = new DatasetSink();
        foreach (string file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttl")).Order(StringComparer.Ordinal))
        {
            using FileStream stream = File.OpenRead(file);
            RdfReader.Read(stream, RdfFormat.Turtle, new RdfReaderOptions { SourceName = file }, sink);
        }
        return sink.Dataset;
    }

    public static string GoldPath(string file) => Path.Combine(Root, "tests", "KnowledgeGraph.Documents.Tests", "Gold", file);

    public static SourceFile Markdown(string text, string name = "invented.md") => new(name, Encoding.UTF8.GetBytes(text));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KnowledgeGraph.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
