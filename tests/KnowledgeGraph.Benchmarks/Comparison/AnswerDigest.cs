using System.Globalization;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>
/// How many rows or triples an answer has, and a digest that does not depend on their order. Blank nodes are alike, numbers count to five
/// digits, datatypes not at all: engines differ in these without being wrong about what was asked.
/// </summary>
/// <param name="Count">Rows, different triples, or 1 and 0 for true and false.</param>
/// <param name="Hash">The sum of the rows' hashes.</param>
internal readonly record struct AnswerDigest(long Count, ulong Hash)
{
    /// <summary>The digest of a result document in JSON, or of a graph as N-Triples.</summary>
    public static AnswerDigest Of(ReadOnlySpan<byte> body, bool isGraph) => isGraph ? OfGraph(body) : OfSolutions(body);

    private static AnswerDigest OfSolutions(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        long count = 0;
        ulong hash = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("boolean"u8))
            {
                reader.Read();
                bool value = reader.GetBoolean();
                return new(value ? 1 : 0, value ? 1u : 0u);
            }
            if (!reader.ValueTextEquals("bindings"u8)) continue;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                count++;
                hash += Mix(Row(ref reader));
            }
        }
        return new(count, hash);
    }

    // A row is the sum of its bindings: engines write variables in different orders.
    private static ulong Row(ref Utf8JsonReader reader)
    {
        ulong row = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string variable = reader.GetString()!;
            string type = "", value = "", language = "";
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                string text = reader.GetString()!;
                if (name == "type") type = text;
                if (name == "value") value = text;
                if (name == "xml:lang") language = text.ToLowerInvariant();
            }
            string term = type switch { "bnode" => "_:", "uri" => value, _ => Number(value) + "@" + language };
            row += Mix(Fnv(Encoding.UTF8.GetBytes(variable + "=" + term)));
        }
        return row;
    }

    private static string Number(string text) =>
        text.Length is > 0 and < 40 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number.ToString("E4", CultureInfo.InvariantCulture)
            : text;

    private static AnswerDigest OfGraph(ReadOnlySpan<byte> body)
    {
        using var stream = new MemoryStream(body.ToArray());
        var sink = new TripleHashes();
        RdfReader.Read(stream, RdfFormat.NTriples, new RdfReaderOptions(), sink);
        ulong hash = 0;
        foreach (ulong triple in sink.Hashes) hash += triple;
        return new(sink.Hashes.Count, hash);
    }

    private static ulong Fnv(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in bytes) hash = (hash ^ value) * 0x100000001B3;
        return hash;
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    private sealed class TripleHashes : IQuadSink
    {
        public HashSet<ulong> Hashes { get; } = [];

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
            Hashes.Add(Mix(Mix(Mix(Hash(subject)) + Hash(predicate)) + Hash(@object)));

        private static ulong Hash(in Utf8Term term)
        {
            if (term.Kind == TermKind.BlankNode) return 1;
            return Fnv(term.Value) + (ulong)term.Kind + Fnv(term.Language);
        }
    }
}
