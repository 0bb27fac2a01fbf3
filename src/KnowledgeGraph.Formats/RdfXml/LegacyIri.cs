using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Legacy extended IRIs, as XML documents hold them (W3C Note LEIRI; XML Base §3.1): spaces, quotes and brackets, which no IRI may hold,
/// stand for their percent-encoding. RDF 1.0 allowed them in RDF/XML, and catalogues still write them.
/// </summary>
internal static class LegacyIri
{
    /// <summary>The IRI or relative reference in UTF-8, with what no IRI may hold percent-encoded.</summary>
    public static byte[] ToIri(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (IriSyntax.IndexOfForbidden(bytes) < 0) return bytes;
        var encoded = new List<byte>(bytes.Length + 16);
        foreach (byte b in bytes)
        {
            if (IriSyntax.IndexOfForbidden([b]) < 0) encoded.Add(b);
            else encoded.AddRange(Encoding.ASCII.GetBytes($"%{b:X2}"));
        }
        return [.. encoded];
    }
}
