using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Fills batches with what readers read, one after the other as they get full. Documents say much of one subject in a row and use few
/// predicates, so those are compared with the ones before, before any hash is computed. One thread at a time.
/// </summary>
internal sealed class BatchSink : IQuadSink
{
    private readonly int _maxTermBytes;
    private readonly long _maxBatchBytes;
    private readonly int _checkInterval;
    private readonly Action<LoadBatch> _whenFull;
    private readonly KnownTerm[] _predicates = new KnownTerm[256];
    private KnownTerm _subject;
    private KnownTerm _graph;
    private Utf8Name _document;
    private uint _defaultGraph;
    private byte[]? _graphName;
    private int _untilCheck;

    /// <param name="maxTermBytes">The most bytes of a term.</param>
    /// <param name="maxBatchBytes">The memory that a batch may take.</param>
    /// <param name="checkInterval">The quads after which the memory is looked at.</param>
    /// <param name="whenFull">Takes a batch over that is full.</param>
    public BatchSink(int maxTermBytes, long maxBatchBytes, int checkInterval, Action<LoadBatch> whenFull)
    {
        _checkInterval = _untilCheck = checkInterval;
        _maxTermBytes = maxTermBytes;
        _maxBatchBytes = maxBatchBytes;
        _whenFull = whenFull;
        Batch = new();
    }

    /// <summary>The batch that is being filled.</summary>
    public LoadBatch Batch { get; private set; }

    /// <summary>The quads so far.</summary>
    public long Count { get; private set; }

    /// <summary>Called from time to time.</summary>
    public Action? WhenChecked { get; set; }

    /// <summary>Tells which document the following quads are of.</summary>
    /// <param name="document">Its number in the load.</param>
    /// <param name="graph">Stands for its default graph; null for the store's.</param>
    public void Begin(int document, byte[]? graph)
    {
        _document = new(document);
        _graphName = graph;
        Forget();
    }

    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        QuadTerms.Check(subject, predicate, @object, graph);
        uint s = Remember(ref _subject, subject);
        uint p = Remember(ref _predicates[KnownTerm.PlaceOf(predicate.Value) % (uint)_predicates.Length], predicate);
        uint o = Add(@object);
        uint g = graph.IsNone ? _defaultGraph : Remember(ref _graph, graph);
        Batch.AddRow(s, p, o, g);
        Count++;
        if (--_untilCheck == 0) Check();
    }

    private void Check()
    {
        _untilCheck = _checkInterval;
        WhenChecked?.Invoke();
        if (Batch.Bytes < _maxBatchBytes) return;
        LoadBatch full = Batch;
        Batch = new();
        Forget();
        _whenFull(full);
    }

    // Numbers are those of the batch, and blank nodes those of the document.
    private void Forget()
    {
        _document.Suffix = Batch.Terms.SuffixOf(_document.Bytes);
        _defaultGraph = _graphName is null
            ? Batch.AddId(ValueTag.DefaultGraph, ValueId.DefaultGraph.Bits)
            : Batch.Add(ValueTag.Iri, _graphName, 0);
        _subject.Clear();
        _graph.Clear();
        foreach (ref KnownTerm known in _predicates.AsSpan()) known.Clear();
    }

    private uint Remember(ref KnownTerm known, in Utf8Term term)
    {
        if (known.Is(term)) return known.Number;
        uint number = Add(term);
        known.Set(term, number);
        return number;
    }

    private uint Add(in Utf8Term term)
    {
        if (term.Kind == TermKind.BlankNode) return Batch.Add(ValueTag.BlankNode, term.Value, _document.Suffix);
        if (InlineValue.TryEncode(term, out ValueId id)) return Batch.AddId(id.Tag, id.Bits);
        if (term.Kind == TermKind.Triple) return AddTriple(Utf8Triple.Decode(term.Value), out _);
        TermDictionary.CheckLength(term, _maxTermBytes);
        DictionaryKey key = DictionaryKey.Of(term);
        return Batch.Add(key.Tag, key.Value, key.Suffix.IsEmpty ? 0 : Batch.Terms.SuffixOf(key.Suffix));
    }

    private uint AddTriple(in Utf8Triple triple, out int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        QuadTerms.Check(triple.Subject, triple.Predicate, triple.Object, default);
        uint s = Add(triple.Subject), p = Add(triple.Predicate), o;
        if (triple.Object.Kind == TermKind.Triple)
        {
            o = AddTriple(Utf8Triple.Decode(triple.Object.Value), out int inner);
            depth = TripleIds.DepthAround(inner);
        }
        else
        {
            (o, depth) = (Add(triple.Object), 0);
        }
        return Batch.AddTriple(depth, s, p, o);
    }

    /// <summary>The name by which the blank nodes of a document are told from those of others.</summary>
    private struct Utf8Name
    {
        public Utf8Name(int document)
        {
            Bytes = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(Bytes, document);
        }

        public byte[] Bytes { get; }

        public uint Suffix { get; set; }
    }

    /// <summary>An IRI or blank node that came before.</summary>
    private struct KnownTerm
    {
        private byte[]? _value;
        private int _length;
        private TermKind _kind;

        public uint Number { get; private set; }

        public static uint PlaceOf(ReadOnlySpan<byte> value) =>
            value.Length < sizeof(ulong) ? 0 : (uint)((BinaryPrimitives.ReadUInt64LittleEndian(value[^sizeof(ulong)..]) * 0x9E3779B97F4A7C15) >> 32);

        public readonly bool Is(in Utf8Term term) => _kind == term.Kind && term.Value.SequenceEqual(_value.AsSpan(0, _length));

        public void Set(in Utf8Term term, uint number)
        {
            if (_value is null || _value.Length < term.Value.Length) _value = new byte[term.Value.Length + 32];
            term.Value.CopyTo(_value);
            (_length, _kind, Number) = (term.Value.Length, term.Kind, number);
        }

        public void Clear() => _kind = TermKind.None;
    }
}
