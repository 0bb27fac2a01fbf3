using System.Runtime.Intrinsics.X86;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>The terms of a batch in memory as a run. Does not own what it reads.</summary>
/// <param name="terms">The terms.</param>
/// <param name="sorted">Their addresses, sorted.</param>
/// <param name="numbers">Receives the number of each, by its number in the batch.</param>
internal sealed unsafe class BatchRun(BatchTerms terms, NativeBlock sorted, NativeBlock numbers) : TermRun(numbers)
{
    // Far enough that the bytes have come by then.
    private const int Ahead = 12;
    private readonly nint* _addresses = (nint*)sorted.Address;
    private readonly long _count = terms.Count;
    private BatchTerm* _current;
    private long _next;

    public override ValueTag Tag => _current->Tag;

    public override ReadOnlySpan<byte> Value => new(_current + 1, _current->Length);

    public override ReadOnlySpan<byte> Suffix => terms.Suffixes[_current->Suffix];

    protected internal override uint Place => _current->Number;

    public override bool MoveNext()
    {
        if (_next == _count) return false;
        if (Sse.IsSupported && _next + Ahead < _count)
        {
            Sse.Prefetch0((void*)_addresses[_next + Ahead]);
            Sse.Prefetch0((void*)(_addresses[_next + Ahead] + 64));
        }
        _current = (BatchTerm*)_addresses[_next++];
        return true;
    }

    public override void Dispose()
    {
    }
}
