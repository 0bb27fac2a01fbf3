using System.Buffers.Binary;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Merges the runs of a load into the dictionary of a segment, and numbers all values. Used once, by one thread.</summary>
/// <param name="runs">The runs, which stay the caller's.</param>
/// <param name="values">Receives the ids.</param>
/// <param name="firstBlankNode">The number in the store of the first new blank node.</param>
/// <param name="monitor">Is told how many terms were merged.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class DictionaryLoad(
    IReadOnlyCollection<TermRun> runs, ValueTable values, ulong firstBlankNode, LoadMonitor monitor, CancellationToken cancellationToken)
{
    private readonly TermMerge _merge = new(runs);
    private readonly SuffixTable _suffixes = new();
    private readonly Dictionary<ValueTag, DictionarySectionBuilder> _builders = [];
    private bool _isAtValue;

    /// <summary>The new blank nodes.</summary>
    public ulong BlankNodeCount { get; private set; }

    /// <summary>Does the work; the dictionary is the caller's.</summary>
    public SegmentDictionary Run(int threads)
    {
        try
        {
            foreach (ValueTag tag in SegmentDictionary.Tags) _builders.Add(tag, new());
            _isAtValue = _merge.MoveNext();
            OrderedPipeline.Run(Math.Min(threads, 2), () => new TermBlock(), Fill, _ => { }, Append, cancellationToken);
            var sections = new List<DictionarySection>();
            foreach (ValueTag tag in SegmentDictionary.Tags) sections.Add(_builders[tag].Complete());
            return new([.. sections], _suffixes);
        }
        finally
        {
            foreach (DictionarySectionBuilder builder in _builders.Values) builder.Dispose();
        }
    }

    private bool Fill(TermBlock block)
    {
        block.Clear();
        uint before = values.Count;
        for (; _isAtValue; _isAtValue = _merge.MoveNext())
        {
            TermRun run = _merge.Current;
            ValueTag tag = run.Tag;
            if (!IsTerm(tag))
            {
                _merge.SetNumber(NumberWithoutTerm(run));
                continue;
            }
            if (block.Count == 0) block.Tag = tag;
            else if (tag != block.Tag || !block.HasRoomFor(run.Value.Length)) break;
            block.Add(run.Value, _suffixes.GetOrAdd(run.Suffix));
            _merge.SetNumber(values.Add(tag, new ValueId(tag, 0).Bits));
        }
        monitor.Advance(values.Count - before);
        return block.Count > 0;
    }

    private void Append(TermBlock block)
    {
        DictionarySectionBuilder builder = _builders[block.Tag];
        for (int i = 0; i < block.Count; i++) builder.Add(block[i], block.SuffixOf(i));
    }

    private uint NumberWithoutTerm(TermRun run)
    {
        if (RunOrder.IsId(run.Tag)) return values.AddId(run.Tag, BinaryPrimitives.ReadUInt64BigEndian(run.Value));
        BlankNodeCount++;
        return values.Add(run.Tag, new ValueId(ValueTag.BlankNode, firstBlankNode).Bits);
    }

    private static bool IsTerm(ValueTag tag) => SegmentDictionary.Tags.Contains(tag);
}
