using System.Text;

namespace KnowledgeGraph.Rdf;

/// <summary>
/// Resolves references against a base IRI by the strict algorithm of RFC 3986 §5.2, over the characters of RFC 3987. Nothing is
/// normalised beyond the removal of dot segments that the algorithm asks for.
/// </summary>
/// <remarks>Immutable and thread-safe. The characters are not checked: see <see cref="IriSyntax"/>.</remarks>
public sealed class IriResolver
{
    private readonly byte[] _base;
    private readonly Components _parts;

    /// <summary>Takes an absolute IRI as base; its fragment plays no part.</summary>
    /// <exception cref="ArgumentException">The base has no scheme.</exception>
    public IriResolver(ReadOnlySpan<byte> baseIri)
    {
        _parts = Components.Split(baseIri);
        if (_parts.SchemeEnd == 0)
        {
            throw new ArgumentException($"the base IRI '{Encoding.UTF8.GetString(baseIri)}' is not absolute", nameof(baseIri));
        }
        _base = baseIri[.._parts.QueryEnd].ToArray();
    }

    /// <summary>Takes an absolute IRI as base; its fragment plays no part.</summary>
    /// <exception cref="ArgumentException">The base has no scheme.</exception>
    public IriResolver(string baseIri)
        : this(Encoding.UTF8.GetBytes(baseIri))
    {
    }

    /// <summary>The base IRI in UTF-8, without its fragment.</summary>
    public ReadOnlySpan<byte> Base => _base;

    /// <summary>The bytes that a destination must have for a reference of this many bytes.</summary>
    public int MaxLength(int referenceLength) => _base.Length + referenceLength + 1;

    /// <summary>Writes the resolved IRI into a destination of at least <see cref="MaxLength"/> bytes, and returns its length.</summary>
    public int Resolve(ReadOnlySpan<byte> reference, Span<byte> destination)
    {
        Components parts = Components.Split(reference);
        ReadOnlySpan<byte> path = reference[parts.AuthorityEnd..parts.PathEnd];
        ReadOnlySpan<byte> tail = reference[parts.PathEnd..];

        if (parts.SchemeEnd > 0) return Assemble(reference[..parts.AuthorityEnd], default, path, tail, destination);
        if (parts.AuthorityEnd > 0)
        {
            int scheme = Append(_base.AsSpan(0, _parts.SchemeEnd), destination, 0);
            return scheme + Assemble(reference[..parts.AuthorityEnd], default, path, tail, destination[scheme..]);
        }
        if (path.IsEmpty)
        {
            int kept = parts.QueryEnd > parts.PathEnd ? _parts.PathEnd : _parts.QueryEnd;
            return Append(tail, destination, Append(_base.AsSpan(0, kept), destination, 0));
        }

        ReadOnlySpan<byte> front = _base.AsSpan(0, _parts.AuthorityEnd);
        if (path[0] == (byte)'/') return Assemble(front, default, path, tail, destination);
        ReadOnlySpan<byte> basePath = _base.AsSpan(_parts.AuthorityEnd, _parts.PathEnd - _parts.AuthorityEnd);
        bool hasAuthority = _parts.AuthorityEnd > _parts.SchemeEnd;
        ReadOnlySpan<byte> directory = basePath.IsEmpty && hasAuthority ? "/"u8 : basePath[..(basePath.LastIndexOf((byte)'/') + 1)];
        return Assemble(front, directory, path, tail, destination);
    }

    /// <summary>The resolved IRI.</summary>
    public string Resolve(string reference)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(reference);
        byte[] resolved = new byte[MaxLength(bytes.Length)];
        return Encoding.UTF8.GetString(resolved, 0, Resolve(bytes, resolved));
    }

    private static int Assemble(
        ReadOnlySpan<byte> front,
        ReadOnlySpan<byte> directory,
        ReadOnlySpan<byte> path,
        ReadOnlySpan<byte> tail,
        Span<byte> destination)
    {
        int start = Append(front, destination, 0);
        int end = Append(path, destination, Append(directory, destination, start));
        end = start + RemoveDotSegments(destination[start..end]);
        return Append(tail, destination, end);
    }

    private static int Append(ReadOnlySpan<byte> part, Span<byte> destination, int at)
    {
        part.CopyTo(destination[at..]);
        return at + part.Length;
    }

    // RFC 3986 §5.2.4, in place: what is written never overtakes what is read.
    private static int RemoveDotSegments(Span<byte> path)
    {
        if (path.IsEmpty || (path[0] != (byte)'.' && path.IndexOf("/."u8) < 0)) return path.Length;
        int read = 0;
        int write = 0;
        while (read < path.Length)
        {
            ReadOnlySpan<byte> rest = path[read..];
            if (rest.StartsWith("../"u8))
            {
                read += 3;
            }
            else if (rest.StartsWith("./"u8) || rest.StartsWith("/./"u8))
            {
                read += 2;
            }
            else if (rest.SequenceEqual("/."u8))
            {
                read = path.Length - 1;
                path[read] = (byte)'/';
            }
            else if (rest.StartsWith("/../"u8) || rest.SequenceEqual("/.."u8))
            {
                write = Math.Max(path[..write].LastIndexOf((byte)'/'), 0);
                read = Math.Min(read + 3, path.Length - 1);
                path[read] = (byte)'/';
            }
            else if (rest.SequenceEqual("."u8) || rest.SequenceEqual(".."u8))
            {
                read = path.Length;
            }
            else
            {
                int slash = rest[1..].IndexOf((byte)'/');
                int length = slash < 0 ? rest.Length : slash + 1;
                rest[..length].CopyTo(path[write..]);
                write += length;
                read += length;
            }
        }
        return write;
    }

    // Where the components of a reference end (RFC 3986 appendix B); an absent one ends where the one before it does.
    private readonly record struct Components(int SchemeEnd, int AuthorityEnd, int PathEnd, int QueryEnd)
    {
        public static Components Split(ReadOnlySpan<byte> iri)
        {
            int scheme = IriSyntax.SchemeLength(iri) + 1;
            int authority = scheme;
            if (iri[scheme..].StartsWith("//"u8)) authority = End(iri, scheme + 2, "/?#"u8);
            int path = End(iri, authority, "?#"u8);
            return new Components(scheme, authority, path, End(iri, path, "#"u8));
        }

        private static int End(ReadOnlySpan<byte> iri, int start, ReadOnlySpan<byte> stops)
        {
            int length = iri[start..].IndexOfAny(stops);
            return length < 0 ? iri.Length : start + length;
        }
    }
}
