using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Benchmarks;

/// <summary>
/// A made-up national catalogue in the shape of DCAT-AP: datasets with distributions, publishers and themes of skewed popularity,
/// French texts, dates and sizes. The same number gives the same statements on every machine.
/// </summary>
internal sealed class CatalogueGenerator(int datasets)
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    private const string Base = "https://data.example.fr/";

    private static readonly string[] Words =
        [
            "données", "région", "routes", "forêts", "géographique", "inventaire",
            "commune", "littoral", "référentiel", "occupation", "sols", "bâtiments",
        ];

    private uint _state = 2463534242;

    /// <summary>Writes all statements to a sink, in the default graph.</summary>
    public void Write(IQuadSink sink)
    {
        for (int i = 0; i < datasets; i++)
        {
            string dataset = $"{Base}dataset/{i}";
            Iri(sink, dataset, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Dcat + "Dataset");
            Tagged(sink, dataset, Terms + "title", Text(5));
            Tagged(sink, dataset, Terms + "description", Text(20));
            Iri(sink, dataset, Terms + "publisher", $"{Base}organisation/{Skewed(2000)}");
            Typed(sink, dataset, Terms + "issued", $"20{Next(24):00}-{1 + Next(12):00}-{1 + Next(28):00}", "date");
            Typed(sink, dataset, Terms + "modified",
                $"2024-{1 + Next(12):00}-{1 + Next(28):00}T{Next(24):00}:{Next(60):00}:{Next(60):00}Z", "dateTime");
            for (int j = 0; j < 3; j++) Tagged(sink, dataset, Dcat + "keyword", Words[Skewed(Words.Length)]);
            Iri(sink, dataset, Dcat + "theme", $"http://publications.europa.eu/resource/authority/data-theme/{Skewed(13)}");
            int distributions = 1 + Skewed(6);
            for (int j = 0; j < distributions; j++)
            {
                string distribution = $"{dataset}/distribution/{j}";
                Iri(sink, dataset, Dcat + "distribution", distribution);
                Iri(sink, distribution, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Dcat + "Distribution");
                Iri(sink, distribution, Dcat + "accessURL", $"{Base}files/{i}/{j}/{Words[Next(Words.Length)]}.zip");
                Typed(sink, distribution, Dcat + "byteSize", $"{Next(1_000_000_000)}", "integer");
                Iri(sink, distribution, Terms + "license", "https://www.etalab.gouv.fr/licence-ouverte-open-licence");
            }
        }
    }

    private static Utf8Term Iri(string text) => Utf8Term.Iri(Encoding.UTF8.GetBytes(text));

    private static void Iri(IQuadSink sink, string s, string p, string o) => sink.OnQuad(Iri(s), Iri(p), Iri(o), default);

    private static void Tagged(IQuadSink sink, string s, string p, string text) =>
        sink.OnQuad(Iri(s), Iri(p), Utf8Term.Tagged(Encoding.UTF8.GetBytes(text), "fr"u8), default);

    private static void Typed(IQuadSink sink, string s, string p, string text, string datatype) =>
        sink.OnQuad(Iri(s), Iri(p), Utf8Term.Typed(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Xsd + datatype)), default);

    private string Text(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[Next(Words.Length)])) + " " + Next(1_000_000);

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }

    // Small numbers are much more frequent.
    private int Skewed(int below) => (int)((long)Next(below + 1) * Next(below) / (below + 1));
}
