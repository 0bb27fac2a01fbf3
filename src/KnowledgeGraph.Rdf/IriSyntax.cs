using System.Buffers;

namespace KnowledgeGraph.Rdf;

/// <summary>What the characters of an IRI say: whether they are allowed, and whether there is a scheme (RFC 3986 §3.1).</summary>
/// <remarks>
/// The check is that of the production IRIREF of N-Triples, Turtle and SPARQL, which every RDF syntax shares; the rules of single
/// schemes are not checked. Stateless and thread-safe.
/// </remarks>
public static class IriSyntax
{
    private static readonly SearchValues<byte> ForbiddenBytes = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"u8.ToArray()
            .Concat("\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F <>\"{}|^`\\"u8.ToArray())
            .ToArray());

    private static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    /// <summary>The place of the first character that no IRI may hold (controls, space and <c>&lt;&gt;"{}|^`\</c>), or -1.</summary>
    public static int IndexOfForbidden(ReadOnlySpan<byte> iri) => iri.IndexOfAny(ForbiddenBytes);

    /// <summary>The length of the scheme without its colon, or -1 for a relative reference.</summary>
    public static int SchemeLength(ReadOnlySpan<byte> iri)
    {
        if (iri.IsEmpty || !char.IsAsciiLetter((char)iri[0])) return -1;
        int end = iri.IndexOfAnyExcept(SchemeBytes);
        return end > 0 && iri[end] == (byte)':' ? end : -1;
    }

    /// <summary>Whether the characters are those of an absolute IRI: a scheme, and nothing forbidden.</summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> iri) => SchemeLength(iri) > 0 && IndexOfForbidden(iri) < 0;
}
