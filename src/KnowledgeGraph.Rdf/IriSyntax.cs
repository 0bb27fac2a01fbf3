using System.Buffers;

namespace KnowledgeGraph.Rdf;

/// <summary>What the characters of an IRI say: whether they are allowed, and whether there is a scheme (RFC 3986 §3.1).</summary>
/// <remarks>
/// The check is that of the production IRIREF of N-Triples, Turtle and SPARQL, which every RDF syntax shares; the rules of single
/// schemes are not checked. Stateless and thread-safe.
/// </remarks>
public static class IriSyntax
{
    // The controls, the space and nine characters of ASCII.
    private static readonly SearchValues<byte> ForbiddenBytes =
        SearchValues.Create([.. Enumerable.Range(0, 33).Select(b => (byte)b), .. "<>\"{}|^`\\"u8]);

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
