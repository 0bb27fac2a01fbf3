using System.Text;

namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>A dataset whose blank nodes have canonical labels: isomorphic datasets have the same one (RDFC-1.0).</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class CanonicalDataset
{
    private readonly IReadOnlyCollection<Quad> _quads;

    internal CanonicalDataset(IReadOnlyCollection<Quad> quads, IReadOnlyDictionary<BlankNode, BlankNode> nodes)
    {
        _quads = quads;
        Nodes = nodes;
    }

    /// <summary>
    /// The issued identifiers map (RDFC-1.0 §4.3): the canonical node, <c>_:c14n0</c> and so on, of each node of the input.
    /// </summary>
    public IReadOnlyDictionary<BlankNode, BlankNode> Nodes { get; }

    /// <summary>The quads with their canonical nodes, each once, in the order of the input.</summary>
    public IEnumerable<Quad> Quads => _quads.Select(quad => quad.Replace(node => Nodes[node]));

    /// <summary>Writes the canonical N-Quads form: a line for each quad, sorted by code points (RDFC-1.0 §5).</summary>
    public void WriteNQuads(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (byte[] line in Lines()) stream.Write(line);
    }

    /// <summary>The canonical N-Quads form.</summary>
    public string ToNQuads()
    {
        using var text = new MemoryStream();
        WriteNQuads(text);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    // In UTF-8 the order of bytes is the order of code points.
    private List<byte[]> Lines()
    {
        var writer = new CanonicalNQuads();
        var lines = new List<byte[]>(_quads.Count);
        foreach (Quad quad in Quads)
        {
            writer.Clear();
            writer.WriteQuad(quad);
            lines.Add(writer.Written.ToArray());
        }
        lines.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        return lines;
    }
}
