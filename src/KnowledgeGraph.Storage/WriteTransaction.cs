using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage;

/// <summary>A set of changes that takes effect entirely, at <see cref="Commit"/>, or not at all. One thread at a time.</summary>
/// <remarks>Changes count in the order in which they are made: of an addition and a removal of the same quad, the later one wins.</remarks>
public sealed class WriteTransaction : IDisposable
{
    private readonly QuadStore _store;
    private readonly StoreState _base;
    private readonly QuadStoreOptions _options;
    private readonly TermDictionary _terms;
    private readonly DeltaDictionary.Mark _termsBefore;
    private readonly ChangeSet _changes = new();
    private readonly Dictionary<byte[], ValueId> _blankNodes = new(Utf8KeyComparer.Instance);
    private ulong _blankNodeCount;
    private bool _startsEmpty;
    private bool _ended;

    internal WriteTransaction(QuadStore store, StoreState current, QuadStoreOptions options)
    {
        _store = store;
        _base = current;
        _options = options;
        _terms = current.Terms;
        _termsBefore = _terms.Delta.Position;
        _blankNodeCount = current.BlankNodeCount;
    }

    /// <summary>
    /// A sink that adds what a reader reads. Blank node labels are local to this sink: the same label in another sink is another node.
    /// </summary>
    /// <param name="graph">
    /// The graph (an IRI) that receives the statements of the document's default graph; null for the default graph.
    /// </param>
    /// <exception cref="ObjectDisposedException">The transaction has ended; also thrown by the sink then.</exception>
    public IQuadSink CreateSink(string? graph = null)
    {
        ThrowIfEnded();
        return new TransactionSink(
            this, graph is null ? ValueId.DefaultGraph : _terms.GetOrAdd(Utf8Term.Iri(Encoding.UTF8.GetBytes(graph))));
    }

    /// <summary>
    /// Adds a quad. A blank node stands for the store's node of that label, where there is one, else for a new node that is the same
    /// for the whole transaction.
    /// </summary>
    /// <param name="subject">An IRI or blank node.</param>
    /// <param name="predicate">An IRI.</param>
    /// <param name="object">Any term.</param>
    /// <param name="graph">An IRI or blank node; none for the default graph.</param>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    /// <exception cref="StorageLimitException">A term is too long, or the transaction too large.</exception>
    public void Add(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        ThrowIfEnded();
        QuadTerms.Check(subject, predicate, @object, graph);
        AddQuad(new(
            GetOrAdd(subject).Bits,
            GetOrAdd(predicate).Bits,
            GetOrAdd(@object).Bits,
            graph.IsNone ? ValueId.DefaultGraph.Bits : GetOrAdd(graph).Bits));
    }

    /// <summary>Removes a quad, if it is there. A blank node stands for the store's node of that label.</summary>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    /// <exception cref="StorageLimitException">The transaction is too large.</exception>
    public void Remove(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        ThrowIfEnded();
        QuadTerms.Check(subject, predicate, @object, graph);
        ValueId graphId = ValueId.DefaultGraph;
        if (!TryFind(subject, out ValueId subjectId) || !TryFind(predicate, out ValueId predicateId)
            || !TryFind(@object, out ValueId objectId))
        {
            return;
        }
        if (!graph.IsNone && !TryFind(graph, out graphId)) return;
        CheckSize();
        _changes.Remove(new(subjectId.Bits, predicateId.Bits, objectId.Bits, graphId.Bits));
    }

    /// <summary>Removes every quad of the graphs selected, those added before by this transaction among them.</summary>
    public void Clear(GraphSelector graphs)
    {
        ThrowIfEnded();
        GraphFilter? filter = GraphFilter.Of(graphs);
        _changes.Forget(filter);
        if (filter is null)
        {
            _startsEmpty = true;
            return;
        }
        if (_startsEmpty) return;
        _base.AddReference();
        using var before = new Snapshot(_base);
        foreach (ValueId graph in graphs.IsAll ? before.NamedGraphs : graphs.Graphs) RemoveAll(before, graph);
    }

    /// <summary>Publishes the changes to all snapshots taken from now on, and ends the transaction.</summary>
    /// <exception cref="ObjectDisposedException">The transaction has ended.</exception>
    public void Commit()
    {
        ThrowIfEnded();
        var builder = new StateBuilder(_base, _blankNodeCount, _options);
        StoreState? next = builder.Build(_changes, _startsEmpty);
        if (next is null) _terms.Delta.Truncate(_termsBefore);
        else _store.Publish(next);
        End();
    }

    /// <summary>Ends the transaction; without <see cref="Commit"/>, nothing was changed.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _terms.Delta.Truncate(_termsBefore);
        End();
    }

    internal ValueId CreateBlankNode() => new(ValueTag.BlankNode, _blankNodeCount++);

    internal ValueId GetOrAddTerm(in Utf8Term term)
    {
        ThrowIfEnded();
        return _terms.GetOrAdd(term);
    }

    internal void AddQuad(in QuadKey quad)
    {
        ThrowIfEnded();
        CheckSize();
        _changes.Add(quad);
    }

    private ValueId GetOrAdd(in Utf8Term term)
    {
        if (term.Kind != TermKind.BlankNode) return _terms.GetOrAdd(term);
        if (TryFindBlankNode(term.Value, out ValueId id)) return id;
        id = CreateBlankNode();
        _blankNodes.Add(term.Value.ToArray(), id);
        return id;
    }

    private bool TryFind(in Utf8Term term, out ValueId id) =>
        term.Kind == TermKind.BlankNode ? TryFindBlankNode(term.Value, out id) : _terms.TryFind(term, _terms.Delta.Count, out id);

    private bool TryFindBlankNode(ReadOnlySpan<byte> label, out ValueId id)
    {
        if (_blankNodes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(label, out id)) return true;
        if (!TermDictionary.TryParseBlankNode(label, out ulong number) || number >= _base.BlankNodeCount) return false;
        id = new(ValueTag.BlankNode, number);
        return true;
    }

    private void RemoveAll(Snapshot before, ValueId graph)
    {
        const int BatchRows = 1024;
        ValueId[] subjects = new ValueId[BatchRows], predicates = new ValueId[BatchRows], objects = new ValueId[BatchRows];
        using QuadScan scan = before.Scan(default, GraphSelector.One(graph), QuadOrder.Gspo);
        int rows;
        while ((rows = scan.Read(subjects, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < rows; i++)
            {
                CheckSize();
                _changes.Remove(new(subjects[i].Bits, predicates[i].Bits, objects[i].Bits, graph.Bits));
            }
        }
    }

    private void CheckSize()
    {
        if (_changes.Count < _options.MaxTransactionQuads) return;
        throw new StorageLimitException(
            $"the transaction passes its limit of {_options.MaxTransactionQuads:N0} changes "
            + $"({nameof(QuadStoreOptions)}.{nameof(QuadStoreOptions.MaxTransactionQuads)}); commit in smaller steps");
    }

    private void ThrowIfEnded() => ObjectDisposedException.ThrowIf(_ended, this);

    private void End()
    {
        _ended = true;
        _changes.Dispose();
        _store.EndWrite();
    }
}
