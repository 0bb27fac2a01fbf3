using System.Buffers;
using System.Text;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>A folder with the repository's ontology and authority tables, and documents that a test invents; and the store built of it.</summary>
internal sealed class InventedData : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-invented-tests-").FullName;

    public InventedData()
    {
        Options = RepositoryGraph.Options with { DataDirectory = Path.Combine(_folder, "data") };
        Directory.CreateDirectory(Path.Combine(Options.DataDirectory, "sources"));
        string authority = Directory.CreateDirectory(Path.Combine(Options.DataDirectory, "authority")).FullName;
        foreach (string table in Directory.EnumerateFiles(Path.Combine(RepositoryGraph.Options.DataDirectory, "authority"), "*.csv"))
        {
            File.Copy(table, Path.Combine(authority, Path.GetFileName(table)));
        }
    }

    public BuildOptions Options { get; }

    public QuadStore Store { get; } = QuadStore.CreateInMemory();

    public void Write(string path, string text)
    {
        string file = Path.Combine(Options.DataDirectory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes an edition of an invented fiche of Mayotte.</summary>
    public void WriteFiche(string name, string date, string stakes, string framework) => Write(
        $"sources/{name}.md",
        $"""
        # Fiche Mayotte

        Dispositifs régionaux de coordination

        Date de mise à jour : {date}

        # Présentation

        **Les enjeux en matière d'information géolocalisée :** {stakes}

        # Dispositif régional de coordination

        - Cadre général

        {framework}
        """);

    public BuildReport Build() => new GraphBuilder(Options).Build(Store, TestContext.Current.CancellationToken);

    /// <summary>The rows of a query over the union of all graphs, as CSV without the header.</summary>
    public string[] Select(string query)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, SolutionFormat.Csv);
        using Snapshot snapshot = Store.AcquireSnapshot();
        using var result = (SelectResult)new QueryEngine().Execute(SparqlParser.ParseQuery(Prefixes + query), snapshot, new QueryOptions());
        while (result.WriteNext(writer))
        {
        }
        return Encoding.UTF8.GetString(output.WrittenSpan).Replace(Options.BaseIri, "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private const string Prefixes =
        """
        BASE <https://data.cnig.example/>
        PREFIX cnig: <https://w3id.org/cnig/def#>
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX dqv: <http://www.w3.org/ns/dqv#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX voc: <https://w3id.org/cnig/voc/>

        """;
}
