using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Federation;

/// <summary>
/// The solutions of a SERVICE (SPARQL 1.1 Federated Query §4), restricted to the values that the rest of the query found: they are
/// sent as VALUES, some rows at a time. Where a SILENT call fails, each of its rows stands for itself, so that the join keeps it as it is.
/// </summary>
internal sealed class ServiceCall : Operator
{
    /// <summary>The rows of VALUES in one request.</summary>
    public const int RowsPerRequest = 100;

    private readonly ServiceTarget _target;
    private readonly Variable[] _keys;
    private readonly RowStore? _keyRows;
    private readonly RowStore _answer;
    private readonly ColumnBatch _output;
    private Queue<Request>? _requests;
    private int _emitted;

    /// <param name="context">The query.</param>
    /// <param name="schema">The columns: those of the target, and the variable of the endpoint.</param>
    /// <param name="target">The service.</param>
    /// <param name="keys">The variables of <paramref name="keyRows"/>, all of them columns.</param>
    /// <param name="keyRows">The values found so far, which stay the caller's; null: everything is asked for.</param>
    public ServiceCall(QueryContext context, Schema schema, ServiceTarget target, Variable[] keys, RowStore? keyRows)
        : base(context, schema)
    {
        _target = target;
        _keys = keyRows is null ? [] : keys;
        _keyRows = keyRows;
        _answer = new RowStore(context, schema.Count);
        _output = new ColumnBatch(context, schema.Count);
    }

    protected override string Name => "Service";

    protected override string Detail => _target.Endpoint?.ToString() ?? $"?{_target.EndpointVariable?.Name}";

    protected override ColumnBatch? Produce()
    {
        _requests ??= CreateRequests();
        while (_emitted == _answer.Count)
        {
            if (!_requests.TryDequeue(out Request? request)) return null;
            _answer.Clear();
            _emitted = 0;
            Answer(request);
        }
        _emitted += _answer.CopyTo(_emitted, _output);
        return _output;
    }

    protected override void Release()
    {
        _answer.Dispose();
        _output.Dispose();
    }

    private Queue<Request> CreateRequests()
    {
        if (_keyRows is null) return new Queue<Request>([new Request(ValueId.None, _target.Endpoint, [])]);
        int column = _target.EndpointVariable is { } variable ? Array.IndexOf(_keys, variable) : -1;
        var requests = new Queue<Request>();
        foreach (IGrouping<ValueId, int> group in Enumerable.Range(0, _keyRows.Count)
            .GroupBy(row => column < 0 ? ValueId.None : _keyRows.Column(column)[row]))
        {
            Iri? endpoint = column < 0 ? _target.Endpoint : TermOf(group.Key) as Iri;
            foreach (int[] rows in group.Chunk(RowsPerRequest)) requests.Enqueue(new Request(group.Key, endpoint, rows));
        }
        return requests;
    }

    private void Answer(Request request)
    {
        Variable[] keys = [.. _keys.Where(_target.Columns.Contains)];
        List<Term?[]> values = [];
        foreach (int row in request.Rows)
        {
            if (TryRead(row, keys, out Term?[] terms)) values.Add(terms);
        }
        // None of the rows can have a partner.
        if (request.Rows.Length > 0 && values.Count == 0) return;
        SolutionTable? table = _target.Select(request.Endpoint, keys, values);
        if (table is null) AppendKeys(request);
        else Append(table, request);
    }

    /// <summary>The values of a row of keys; false where no solution can have them.</summary>
    private bool TryRead(int row, Variable[] keys, out Term?[] terms)
    {
        terms = new Term?[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            Term? term = TermOf(_keyRows!.Column(Array.IndexOf(_keys, keys[i]))[row]);
            if (term is null) continue;
            if (ServiceQuery.CanSend(term)) terms[i] = term;
            else if (Schema.IsCertain(keys[i])) return false;
        }
        return true;
    }

    private void AppendKeys(Request request)
    {
        Span<ValueId> row = new ValueId[Schema.Count];
        if (request.Rows.Length == 0) _answer.AppendRow(row);
        foreach (int keyRow in request.Rows)
        {
            for (int i = 0; i < _keys.Length; i++) row[Schema.IndexOf(_keys[i])] = _keyRows!.Column(i)[keyRow];
            _answer.AppendRow(row);
        }
    }

    private void Append(SolutionTable table, Request request)
    {
        string[] names = [.. table.Variables];
        int[] sources = Array.ConvertAll(Schema.Variables.ToArray(), variable => Array.IndexOf(names, variable.Name));
        // Blank nodes of an answer are nodes of its own.
        var blankNodes = new Dictionary<string, ValueId>();
        Span<ValueId> row = new ValueId[Schema.Count];
        foreach (IReadOnlyList<Term?> solution in table.Rows)
        {
            for (int i = 0; i < sources.Length; i++) row[i] = sources[i] < 0 ? ValueId.None : IdOf(solution[sources[i]], blankNodes);
            if (!TryJoinEndpoint(row, request)) continue;
            for (int i = 0; i < row.Length; i++)
            {
                if (!row[i].IsNone || !Schema.IsCertain(i)) continue;
                throw new ServiceException($"SERVICE {request.Endpoint} gave a row without ?{Schema[i].Name}, which its pattern binds");
            }
            _answer.AppendRow(row);
        }
    }

    /// <summary>Gives the endpoint to its variable; false where the pattern itself has bound it to something else.</summary>
    private bool TryJoinEndpoint(Span<ValueId> row, Request request)
    {
        if (_target.EndpointVariable is not { } variable) return true;
        ref ValueId value = ref row[Schema.IndexOf(variable)];
        if (!value.IsNone && value != request.EndpointId) return false;
        value = request.EndpointId;
        return true;
    }

    private ValueId IdOf(Term? term, Dictionary<string, ValueId> blankNodes)
    {
        if (term is null) return ValueId.None;
        if (term is TripleTerm triple)
        {
            ValueId subject = IdOf(triple.Subject, blankNodes), predicate = IdOf(triple.Predicate, blankNodes);
            return Context.Terms.InternTriple(subject, predicate, IdOf(triple.Object, blankNodes));
        }
        if (term is not BlankNode node) return Context.Terms.Intern(term);
        if (!blankNodes.TryGetValue(node.Label, out ValueId id)) blankNodes.Add(node.Label, id = Context.Terms.CreateBlankNode());
        return id;
    }

    private Term? TermOf(ValueId id) => id.IsNone ? null : Context.Terms.Decode(id, new byte[Snapshot.ScratchBytes]).ToTerm();

    /// <summary>Some rows of keys for one endpoint; no rows where everything is asked for.</summary>
    private sealed record Request(ValueId EndpointId, Iri? Endpoint, int[] Rows);
}
