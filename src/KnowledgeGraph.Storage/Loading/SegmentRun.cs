using System.Collections;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>The terms of one tag of a segment, those that are used, as a run. Owns nothing of what it reads.</summary>
/// <param name="segment">The segment's terms.</param>
/// <param name="tag">The tag.</param>
/// <param name="start">The place of the tag's terms in the following two.</param>
/// <param name="isUsed">Which terms are used.</param>
/// <param name="numbers">Receives the numbers.</param>
internal sealed class SegmentRun(SegmentDictionary segment, ValueTag tag, uint start, BitArray isUsed, NativeBlock numbers) : TermRun(numbers)
{
    private readonly DictionarySection _section = segment[tag];
    private readonly byte[] _scratch = new byte[DictionarySection.ScratchBytes];
    private byte[] _value = [];
    private int _length;
    private uint _suffix;
    private uint _next;

    public override ValueTag Tag => tag;

    public override ReadOnlySpan<byte> Value => _value.AsSpan(0, _length);

    public override ReadOnlySpan<byte> Suffix => segment.Suffix(_suffix);

    protected internal override uint Place => start + _next - 1;

    public override bool MoveNext()
    {
        while (_next < _section.Count && !isUsed[(int)(start + _next)]) _next++;
        if (_next == _section.Count) return false;
        ReadOnlySpan<byte> value = _section.Get(_next++, _scratch, out _suffix);
        if (value.Length > _value.Length) _value = new byte[value.Length * 2];
        value.CopyTo(_value);
        _length = value.Length;
        return true;
    }

    public override void Dispose()
    {
    }
}
