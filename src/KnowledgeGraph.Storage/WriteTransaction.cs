using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage;

/// <summary>A set of changes that takes effect entirely, at <see cref="Commit"/>, or not at all. One thread at a time.</summary>
/// <remarks>
/// Changes count in the order in which they are made: of an addition and a removal of the same quad, the later one wins. The ids of
/// terms stay the same until the transaction ends; those of the state that it publishes may be others.
/// </remarks>
public sealed class WriteTransaction : IDisposable
{
    private readonly QuadStore _store;
    private readonly StoreState _base;
    private readonly int _frozenLayers;
    private readonly QuadStoreOptions _options;
    private readonly TermDictionary _terms;
    private readonly DeltaDictionary.Mark _termsBefore;
    private readonly ChangeSet _changes = new();
    private readonly List<Layer> _layers = [];
    private readonly Dictionary<byte[], ValueId> _blankNodes = new(Utf8KeyComparer.Instance);
    private StoreState? _view;
    private ulong _blankNodeCount;
    private bool _startsEmpty;
    private bool _ended;

    internal WriteTransaction(QuadStore store, StoreState current, int frozenLayers, QuadStoreOptions options)
    {
        _store = store;
        _base = current;
        _frozenLayers = frozenLayers;
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

    /// <summary>The id of an IRI or literal, for <see cref="Add(ValueId, ValueId, ValueId, ValueId)"/>.</summary>
    /// <exception cref="ArgumentException">The term is a blank node or none.</exception>
    /// <exception cref="StorageLimitException">The term is too long.</exception>
    public ValueId Intern(in Utf8Term term)
    {
        ThrowIfEnded();
        if (term.Kind is TermKind.Iri or TermKind.Literal) return _terms.GetOrAdd(term);
        throw new ArgumentException($"an IRI or a literal is expected, not {term.Kind}", nameof(term));
    }

    /// <summary>
    /// The id of a triple term of ids of this transaction, for the object of a quad and of another triple term: an IRI or blank node, an
    /// IRI, any term.
    /// </summary>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place, or of a query's own.</exception>
    /// <exception cref="StorageLimitException">Triple terms are nested too deep.</exception>
    public ValueId Intern(ValueId subject, ValueId predicate, ValueId @object)
    {
        ThrowIfEnded();
        return _terms.GetOrAddTriple(subject, predicate, @object);
    }

    /// <summary>A blank node that is in no quad yet.</summary>
    public ValueId CreateBlankNode()
    {
        ThrowIfEnded();
        return new(ValueTag.BlankNode, _blankNodeCount++);
    }

    /// <summary>Adds a quad by ids: those of <see cref="Intern(in Utf8Term)"/>, <see cref="CreateBlankNode"/> and <see cref="AcquireSnapshot"/>.</summary>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    /// <exception cref="StorageLimitException">The transaction is too large.</exception>
    public void Add(ValueId subject, ValueId predicate, ValueId @object, ValueId graph)
    {
        QuadTerms.Check(subject, predicate, @object, graph);
        AddQuad(new(subject.Bits, predicate.Bits, @object.Bits, graph.Bits));
    }

    /// <summary>Removes a quad by ids, if it is there; see <see cref="Add(ValueId, ValueId, ValueId, ValueId)"/>.</summary>
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    /// <exception cref="StorageLimitException">The transaction is too large.</exception>
    public void Remove(ValueId subject, ValueId predicate, ValueId @object, ValueId graph)
    {
        ThrowIfEnded();
        QuadTerms.Check(subject, predicate, @object, graph);
        CheckSize();
        _changes.Remove(new(subject.Bits, predicate.Bits, @object.Bits, graph.Bits));
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
            ForgetLayers();
            return;
        }
        using Snapshot before = OpenView();
        foreach (ValueId graph in graphs.IsAll ? before.NamedGraphs : graphs.Graphs) RemoveAll(before, graph);
    }

    /// <summary>
    /// Takes the state that the changes made so far lead to, which nobody else sees. To be disposed before the transaction ends.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The transaction has ended.</exception>
    public Snapshot AcquireSnapshot()
    {
        ThrowIfEnded();
        Fold();
        return OpenView();
    }

    /// <summary>
    /// Forgets the changes made since <see cref="AcquireSnapshot"/> was last called, or since the beginning. Only clearing every graph
    /// cannot be undone.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The transaction has ended.</exception>
    public void UndoSinceSnapshot()
    {
        ThrowIfEnded();
        _changes.Forget(null);
    }

    /// <summary>
    /// Publishes the changes to all snapshots taken from now on, and ends the transaction. Returns what has changed. In a durable store,
    /// the changes are on the disk when this returns.
    /// </summary>
    /// <exception cref="StorageException">
    /// The changes could not be written. They are not visible; where the message says so, they may be there once the store is opened
    /// again, as a whole.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The transaction has ended.</exception>
    public QuadChanges Commit()
    {
        ThrowIfEnded();
        var builder = new StateBuilder(_base, _blankNodeCount, _frozenLayers, _options, _store.Directory);
        StoreState? next;
        QuadChanges changes;
        if (_layers.Count == 0)
        {
            next = builder.Build(_changes, _startsEmpty, out changes);
        }
        else
        {
            Fold();
            LayerStack.Flatten(_layers);
            next = builder.Build(_layers, _startsEmpty, out changes);
        }
        if (next is null)
        {
            _terms.Delta.Truncate(_termsBefore);
            End();
            return changes;
        }
        QuadStore.PendingCommit pending = _store.Accept(next, builder.Record.Span, builder.Written);
        End();
        pending.Complete();
        return changes;
    }

    /// <summary>Ends the transaction; without <see cref="Commit"/>, nothing was changed.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _terms.Delta.Truncate(_termsBefore);
        End();
    }

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
        if (term.Kind == TermKind.Triple)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            Utf8Triple triple = Utf8Triple.Decode(term.Value);
            return _terms.GetOrAddTriple(GetOrAdd(triple.Subject), GetOrAdd(triple.Predicate), GetOrAdd(triple.Object));
        }
        if (term.Kind != TermKind.BlankNode) return _terms.GetOrAdd(term);
        if (TryFindBlankNode(term.Value, out ValueId id)) return id;
        id = CreateBlankNode();
        _blankNodes.Add(term.Value.ToArray(), id);
        return id;
    }

    private bool TryFind(in Utf8Term term, out ValueId id)
    {
        if (term.Kind == TermKind.BlankNode) return TryFindBlankNode(term.Value, out id);
        if (term.Kind != TermKind.Triple) return _terms.TryFind(term, _terms.Delta.Count, out id);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Utf8Triple triple = Utf8Triple.Decode(term.Value);
        id = default;
        return TryFind(triple.Subject, out ValueId subject)
            && TryFind(triple.Predicate, out ValueId predicate)
            && TryFind(triple.Object, out ValueId @object)
            && _terms.TryFindTriple(subject, predicate, @object, _terms.Delta.Count, out id);
    }

    private bool TryFindBlankNode(ReadOnlySpan<byte> label, out ValueId id)
    {
        if (_blankNodes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(label, out id)) return true;
        if (!TermDictionary.TryParseBlankNode(label, out ulong number) || number >= _base.BlankNodeCount) return false;
        id = new(ValueTag.BlankNode, number);
        return true;
    }

    /// <summary>Makes the pending changes a layer on top of those before.</summary>
    private void Fold()
    {
        if (_changes.Count == 0) return;
        using (Snapshot _ = OpenView())
        using (LayerRows rows = _changes.Resolve(_view!))
        {
            if (rows.Size > 0) LayerStack.Push(_layers, rows.ToLayer());
        }
        _changes.Forget(null);
        ForgetView();
    }

    /// <summary>The state without the pending changes.</summary>
    private Snapshot OpenView()
    {
        if (_view is null)
        {
            Layer[] layers = [.. _startsEmpty ? [] : _base.Layers, .. _layers];
            foreach (Layer layer in layers) layer.AddReference();
            _terms.AddReference();
            _view = new(_terms, _terms.Delta.Count, _blankNodeCount, layers, _startsEmpty ? null : _base, _layers.Sum(layer => layer.Size));
        }
        _view.AddReference();
        return new(_view);
    }

    private void ForgetView()
    {
        _view?.Release();
        _view = null;
    }

    private void ForgetLayers()
    {
        ForgetView();
        foreach (Layer layer in _layers) layer.Release();
        _layers.Clear();
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
        ForgetLayers();
        _changes.Dispose();
        _store.EndWrite();
    }
}
