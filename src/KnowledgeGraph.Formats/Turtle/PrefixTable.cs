using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>The prefixes that a document has declared so far, in UTF-8.</summary>
internal sealed class PrefixTable
{
    private readonly Dictionary<byte[], byte[]> _namespaces = new(new ByteStringComparer());
    private readonly Dictionary<byte[], byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private byte[] _lastPrefix = [];
    private byte[]? _lastNamespace;

    public PrefixTable() => _lookup = _namespaces.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Declares a prefix, or declares it anew.</summary>
    public void Declare(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        _lookup[prefix] = iri.ToArray();
        _lastNamespace = null;
    }

    /// <summary>The namespace of a prefix, where it was declared.</summary>
    public bool TryGet(ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> iri)
    {
        if (_lastNamespace is null || !prefix.SequenceEqual(_lastPrefix))
        {
            if (!_lookup.TryGetValue(prefix, out byte[]? actual, out byte[]? found))
            {
                iri = default;
                return false;
            }
            _lastPrefix = actual;
            _lastNamespace = found;
        }
        iri = _lastNamespace;
        return true;
    }

    /// <summary>A declared prefix that is one typing mistake away from this one, or null.</summary>
    public string? Similar(string prefix) =>
        _namespaces.Keys.Select(Encoding.UTF8.GetString).Where(known => OneEditApart(known, prefix)).Min(StringComparer.Ordinal);

    // One character changed, added, left out, or two neighbours swapped.
    private static bool OneEditApart(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0 || Math.Abs(a.Length - b.Length) > 1) return false;
        int start = a.AsSpan().CommonPrefixLength(b);
        string restA = a[start..];
        string restB = b[start..];
        if (restA.Length != restB.Length) return restA.Length > restB.Length ? restA[1..] == restB : restB[1..] == restA;
        if (restA.Length == 0 || restA[1..] == restB[1..]) return true;
        return restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..];
    }

    private sealed class ByteStringComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
