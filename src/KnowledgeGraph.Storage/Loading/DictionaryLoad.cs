using System.Buffers.Binary;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Merges the runs of a load into the dictionary of a segment, which is written as it comes, and numbers all values. Used once, by one thread.</summary>
/// <param name="runs">The runs, which stay the caller's.</param>
/// <param name="triples">The triple terms of those runs.</param>
/// <param name="values">Receives the ids.</param>
/// <param name="firstBlankNode">The number in the store of the first new blank node.</param>
/// <param name="monitor">Is told how many terms were merged.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class DictionaryLoad(
    IReadOnlyCollection<TermRun> runs,
    TripleLoad triples,
    ValueTable values,
    ulong firstBlankNode,
    LoadMonitor monitor,
    CancellationToken cancellationToken)
{
    private TermMerge _merge = new(runs);
    private bool _isAtTriples;
    private DictionarySectionBuilder? _builder;
    private int _section = -1;
    private bool _isAtValue;

    private static ReadOnlySpan<byte> RdfType => "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8;

    /// <summary>The new blank nodes.</summary>
    public ulong BlankNodeCount { get; private set; }

    /// <summary>The id of <c>rdf:type</c>; none where it is not among the terms.</summary>
    public ValueId Type { get; private set; }

    /// <summary>The datatypes and languages.</summary>
    public SuffixTable Suffixes { get; } = new();

    /// <summary>Does the work.</summary>
    /// <param name="writer">Takes the sections.</param>
    /// <param name="threads">The number of threads.</param>
    public void Run(SegmentWriter writer, int threads)
    {
        try
        {
            _isAtValue = MoveNext();
            OrderedPipeline.Run(
                threads,
                () => new TermBlock(),
                Fill,
                block => block.Packer.Pack(),
                block => Append(block, writer),
                cancellationToken);
            CompleteUpTo(SegmentDictionary.Tags.Length, writer);
        }
        finally
        {
            _builder?.Dispose();
        }
    }

    // Where the runs come to their triple terms, those are read anew.
    private bool MoveNext()
    {
        while (!_merge.MoveNext() || (_merge.Current.Tag == ValueTag.TripleTerm && !_isAtTriples))
        {
            if (triples.OpenNext() is not { } next) return false;
            (_merge, _isAtTriples) = (next, true);
        }
        return true;
    }

    private bool Fill(TermBlock block)
    {
        TermChunkPacker packer = block.Packer;
        packer.Clear();
        uint before = values.Count;
        for (; _isAtValue; _isAtValue = MoveNext())
        {
            TermRun run = _merge.Current;
            ValueTag tag = run.Tag;
            if (!IsTerm(tag))
            {
                _merge.SetNumber(NumberWithoutTerm(run));
                continue;
            }
            if (packer.Count == 0) block.Tag = tag;
            else if (tag != block.Tag || packer.IsFull) break;
            packer.Add(run.Value, Suffixes.GetOrAdd(run.Suffix));
            uint number = values.Add(tag, new ValueId(tag, 0).Bits);
            if (tag == ValueTag.Iri && run.Value.SequenceEqual(RdfType)) Type = new(values.IdOf(number));
            _merge.SetNumber(number);
        }
        monitor.Advance(values.Count - before);
        return packer.Count > 0;
    }

    private void Append(TermBlock block, SegmentWriter writer)
    {
        CompleteUpTo(SegmentDictionary.Tags.IndexOf(block.Tag), writer);
        _builder!.Append(block.Packer);
    }

    // The sections before this one are whole, or have no terms.
    private void CompleteUpTo(int section, SegmentWriter writer)
    {
        for (; _section < section; _section++)
        {
            if (_section >= 0)
            {
                DictionarySection terms = _builder!.Complete();
                writer.WriteTerms(terms, SegmentDictionary.Tags[_section]);
                terms.Free();
                _builder.Dispose();
            }
            _builder = _section + 1 < SegmentDictionary.Tags.Length ? new() : null;
        }
    }

    private uint NumberWithoutTerm(TermRun run)
    {
        if (RunOrder.IsId(run.Tag)) return values.AddId(run.Tag, BinaryPrimitives.ReadUInt64BigEndian(run.Value));
        BlankNodeCount++;
        return values.Add(run.Tag, new ValueId(ValueTag.BlankNode, firstBlankNode).Bits);
    }

    private static bool IsTerm(ValueTag tag) => SegmentDictionary.Tags.Contains(tag);

    /// <summary>Some neighbouring terms of one tag.</summary>
    private sealed class TermBlock : IDisposable
    {
        public ValueTag Tag { get; set; }

        public TermChunkPacker Packer { get; } = new();

        public void Dispose() => Packer.Dispose();
    }
}
