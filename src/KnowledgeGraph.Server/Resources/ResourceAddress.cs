using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Http;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Finds the resource that a path on this server stands for.</summary>
internal static class ResourceAddress
{
    private static readonly Dictionary<string, string> MediaTypes = new()
    {
        [".ttl"] = "text/turtle",
        [".jsonld"] = "application/ld+json",
        [".nt"] = "application/n-triples",
        [".rdf"] = "application/rdf+xml",
        [".html"] = "text/html",
    };

    /// <summary>
    /// The IRI of a path, as it was sent, and the offer that an extension of it names, if it is no part of the IRI. What the graph speaks
    /// of decides: whether <c>note.ttl</c> is a resource of that name or <c>note</c> in Turtle, and whether an <c>é</c> stands in the IRI
    /// as itself or escaped (RFC 3987 §3.1; browsers send it escaped in either case).
    /// </summary>
    /// <param name="path">The path, without the slash at its start.</param>
    /// <param name="baseIri">The base of the graph's own names.</param>
    /// <param name="reader">Reads the graph.</param>
    /// <param name="offers">What resources are given in.</param>
    public static (Iri Iri, MediaOffer<T>? Named) Resolve<T>(
        string path, string baseIri, ResourceReader reader, IReadOnlyList<MediaOffer<T>> offers)
    {
        string[] spellings = [.. Spellings(path)];
        if (Known(spellings) is { } whole) return (whole, null);
        int dot = path.LastIndexOf('.');
        if (dot < 0 || !MediaTypes.TryGetValue(path[dot..], out string? mediaType)) return (new Iri(baseIri + path), null);
        MediaOffer<T> named = offers.First(offer => offer.MediaType == mediaType);
        return (Known([.. Spellings(path[..dot])]) ?? new Iri(baseIri + path[..dot]), named);

        Iri? Known(string[] names) => names.Select(name => new Iri(baseIri + name)).FirstOrDefault(reader.Knows);
    }

    /// <summary>The path as sent; with letters beyond ASCII as themselves; with these escaped, in the usual capitals.</summary>
    private static IEnumerable<string> Spellings(string path)
    {
        string plain = Unescape(path);
        return new[] { path, plain, Escape(plain) }.Distinct();
    }

    private static string Escape(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string Unescape(string path)
    {
        var text = new StringBuilder();
        for (int i = 0; i < path.Length;)
        {
            int length = EscapedLength(path, i);
            // Bytes that are no UTF-8 stay as they were sent, as do signs that no IRI can hold.
            string plain = length == 0 ? "" : Uri.UnescapeDataString(path.Substring(i, length));
            bool isPlain = length > 0 && Iri.IsAbsolute("x:" + plain) && !plain.Contains('%', StringComparison.Ordinal);
            if (length == 0) text.Append(path[i++]);
            else text.Append(isPlain ? plain : path.AsSpan(i, length));
            i += length;
        }
        return text.ToString();
    }

    /// <summary>The length of the run of escaped bytes beyond ASCII that begins there.</summary>
    private static int EscapedLength(string path, int start)
    {
        int end = start;
        while (IsEscape(end)) end += 3;
        return end - start;

        bool IsEscape(int at) =>
            at + 2 < path.Length && path[at] == '%' && path[at + 1] >= '8'
            && char.IsAsciiHexDigit(path[at + 1]) && char.IsAsciiHexDigit(path[at + 2]);
    }
}
