using System.Runtime.CompilerServices;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>
/// Adds a document's statements to a transaction, with blank nodes of its own. Documents say much of one subject in a row, so the
/// last terms are kept and compared before any hash is computed.
/// </summary>
internal sealed class TransactionSink : IQuadSink
{
    private readonly WriteTransaction _transaction;
    private readonly ValueId _defaultGraph;
    private readonly Dictionary<byte[], ValueId> _blankNodes = new(Utf8KeyComparer.Instance);
    private readonly Dictionary<byte[], ValueId>.AlternateLookup<ReadOnlySpan<byte>> _blankNodeLookup;
    private LastTerm _subject;
    private LastTerm _predicate;
    private LastTerm _graph;

    /// <param name="transaction">Receives the quads.</param>
    /// <param name="defaultGraph">Stands for the document's default graph.</param>
    public TransactionSink(WriteTransaction transaction, ValueId defaultGraph)
    {
        _transaction = transaction;
        _defaultGraph = defaultGraph;
        _blankNodeLookup = _blankNodes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        QuadTerms.Check(subject, predicate, @object, graph);
        _transaction.AddQuad(new(
            Remember(ref _subject, subject).Bits,
            Remember(ref _predicate, predicate).Bits,
            Intern(@object).Bits,
            graph.IsNone ? _defaultGraph.Bits : Remember(ref _graph, graph).Bits));
    }

    private ValueId Remember(ref LastTerm last, in Utf8Term term)
    {
        if (last.Is(term)) return last.Id;
        ValueId id = Intern(term);
        last.Set(term, id);
        return id;
    }

    private ValueId Intern(in Utf8Term term)
    {
        if (term.Kind == TermKind.Triple)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            Utf8Triple triple = Utf8Triple.Decode(term.Value);
            return _transaction.Intern(Intern(triple.Subject), Intern(triple.Predicate), Intern(triple.Object));
        }
        if (term.Kind != TermKind.BlankNode) return _transaction.GetOrAddTerm(term);
        if (_blankNodeLookup.TryGetValue(term.Value, out ValueId id)) return id;
        id = _transaction.CreateBlankNode();
        _blankNodes.Add(term.Value.ToArray(), id);
        return id;
    }

    /// <summary>The IRI or blank node that came last in one place.</summary>
    private struct LastTerm
    {
        private byte[]? _value;
        private int _length;
        private TermKind _kind;

        public ValueId Id { get; private set; }

        public readonly bool Is(in Utf8Term term) => _kind == term.Kind && term.Value.SequenceEqual(_value.AsSpan(0, _length));

        public void Set(in Utf8Term term, ValueId id)
        {
            if (_value is null || _value.Length < term.Value.Length) _value = new byte[term.Value.Length + 32];
            term.Value.CopyTo(_value);
            (_length, _kind, Id) = (term.Value.Length, term.Kind, id);
        }
    }
}
