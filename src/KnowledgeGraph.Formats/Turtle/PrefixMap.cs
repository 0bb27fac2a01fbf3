using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>The prefixes that a writer may use, found by the longest namespace that an IRI starts with.</summary>
/// <remarks>The first declaration of a prefix, and of a namespace, is the one that counts. Not thread-safe.</remarks>
internal sealed class PrefixMap
{
    /// <summary>The most prefixes that are kept; further ones are left out, so that no document can make writing slow.</summary>
    public const int MaxCount = 4096;

    private readonly List<Entry> _declared = [];
    private readonly HashSet<string> _prefixes = [];
    private Entry[]? _sorted;

    /// <summary>The declarations in their order.</summary>
    public IReadOnlyList<Entry> Declared => _declared;

    /// <summary>Adds a prefix, or returns null where it is known, cannot be written in Turtle, or is one too many.</summary>
    public Entry? Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_declared.Count == MaxCount || !IsPrefix(prefix) || !IriSyntax.IsAbsolute(iri)) return null;
        foreach (Entry known in _declared)
        {
            if (iri.SequenceEqual(known.Namespace)) return null;
        }
        if (!_prefixes.Add(Encoding.UTF8.GetString(prefix))) return null;
        var entry = new Entry(prefix.ToArray(), iri.ToArray());
        _declared.Add(entry);
        _sorted = null;
        return entry;
    }

    /// <summary>The prefix that can write the IRI as a prefixed name without escapes, or null.</summary>
    public Entry? Find(ReadOnlySpan<byte> iri)
    {
        Entry? entry = LongestNamespace(iri);
        return entry is not null && IsLocalName(iri[entry.Namespace.Length..]) ? entry : null;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> prefix) =>
        prefix.IsEmpty || (NameCharacters.BaseLength(prefix) > 0 && NameCharacters.LabelLength(prefix) == prefix.Length);

    // PN_LOCAL without the escapes by backslash.
    private static bool IsLocalName(ReadOnlySpan<byte> local)
    {
        for (int at = 0; at < local.Length;)
        {
            ReadOnlySpan<byte> rest = local[at..];
            int length = rest[0] switch
            {
                (byte)':' => 1,
                (byte)'.' => at > 0 && rest.Length > 1 ? 1 : 0,
                (byte)'%' => rest.Length > 2 && char.IsAsciiHexDigit((char)rest[1]) && char.IsAsciiHexDigit((char)rest[2]) ? 3 : 0,
                _ => at == 0 ? NameCharacters.StartLength(rest) : NameCharacters.Length(rest),
            };
            if (length == 0) return false;
            at += length;
        }
        return true;
    }

    // A namespace that the IRI starts with also starts every namespace sorted between the two, so it is among those that the last one
    // before the IRI starts with.
    private Entry? LongestNamespace(ReadOnlySpan<byte> iri)
    {
        _sorted ??= Sort();
        int low = 0;
        int high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (iri.SequenceCompareTo(_sorted[middle].Namespace) < 0) high = middle;
            else low = middle + 1;
        }
        Entry? entry = low == 0 ? null : _sorted[low - 1];
        int common = entry is null ? 0 : iri.CommonPrefixLength(entry.Namespace);
        while (entry is not null && entry.Namespace.Length > common) entry = entry.Parent;
        return entry;
    }

    private Entry[] Sort()
    {
        Entry[] sorted = [.. _declared];
        Array.Sort(sorted, (a, b) => a.Namespace.AsSpan().SequenceCompareTo(b.Namespace));
        Entry? last = null;
        foreach (Entry entry in sorted)
        {
            Entry? parent = last;
            while (parent is not null && !entry.Namespace.AsSpan().StartsWith(parent.Namespace)) parent = parent.Parent;
            entry.Parent = parent;
            last = entry;
        }
        return sorted;
    }

    /// <summary>A prefix and its namespace.</summary>
    internal sealed class Entry(byte[] prefix, byte[] iri)
    {
        public byte[] Prefix { get; } = prefix;

        public byte[] Namespace { get; } = iri;

        /// <summary>Whether a name was written with it.</summary>
        public bool IsUsed { get; set; }

        /// <summary>The next shorter namespace that this one starts with.</summary>
        public Entry? Parent { get; set; }
    }
}
