using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Sorted terms in a file as a run: of each a header and the bytes that it does not share with the one before. Owns the reader, not the
/// numbers.
/// </summary>
/// <param name="reader">The file.</param>
/// <param name="suffixes">The suffixes.</param>
/// <param name="numbers">Receives the number of each, by its rank in the run.</param>
internal sealed unsafe class SpilledRun(SpillReader reader, SuffixTable suffixes, NativeBlock numbers) : TermRun(numbers)
{
    private byte[] _value = new byte[1024];
    private Header _header;
    private long _next;

    public override ValueTag Tag => BatchTerm.TagOf(_header.Meta);

    public override ReadOnlySpan<byte> Value => _value.AsSpan(0, _header.Shared + _header.Own);

    public override ReadOnlySpan<byte> Suffix => suffixes[BatchTerm.SuffixOf(_header.Meta)];

    protected internal override uint Place => (uint)(_next - 1);

    /// <summary>Writes the sorted terms of a batch.</summary>
    public static void Write(SpillWriter writer, NativeBlock sorted, CancellationToken cancellationToken)
    {
        const int CheckEvery = 64 * 1024;
        var addresses = new ReadOnlySpan<nint>(sorted.Address, (int)(sorted.Length / sizeof(nint)));
        ReadOnlySpan<byte> last = default;
        for (int i = 0; i < addresses.Length; i++)
        {
            if (i % CheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
            var term = (BatchTerm*)addresses[i];
            var value = new ReadOnlySpan<byte>(term + 1, term->Length);
            int shared = last.CommonPrefixLength(value);
            writer.Write(new Header { Meta = term->Meta, Shared = shared, Own = value.Length - shared });
            writer.Write(value[shared..]);
            last = value;
        }
    }

    public override bool MoveNext()
    {
        if (reader.IsAtEnd) return false;
        _header = reader.Read<Header>();
        int length = _header.Shared + _header.Own;
        if (length > _value.Length) Array.Resize(ref _value, length * 2);
        reader.Read(_header.Own).CopyTo(_value.AsSpan(_header.Shared));
        _next++;
        return true;
    }

    public override void Dispose() => reader.Dispose();

    private struct Header
    {
        public uint Meta;
        public int Shared;
        public int Own;
    }
}
