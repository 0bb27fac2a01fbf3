using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Operators.Paths;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>
/// The answer of DESCRIBE (SPARQL 1.2 §16.4): the concise bounded description of each resource, that is its triples and, where an
/// object is a blank node or holds one, those of that node too; and what is said of these triples, by their reifiers. Read from the default
/// graph of the dataset.
/// </summary>
internal sealed class DescribeResult : GraphResult
{
    private const int ChunkRows = 512;

    private readonly SolutionStream _solutions;
    private readonly TripleEmitter _emitter;
    private readonly IdSet _described;
    private readonly int[] _columns;
    private readonly ValueId _reifies;
    private bool _isComplete;
    private int _next;

    public DescribeResult(SolutionStream solutions, IReadOnlyList<PatternTerm> resources)
    {
        _solutions = solutions;
        _emitter = new TripleEmitter(solutions.Context);
        _described = new IdSet(solutions.Context);
        _columns = [.. solutions.Columns(resources.OfType<Variable>()).Where(column => column >= 0)];
        foreach (Constant constant in resources.OfType<Constant>()) _described.Add(Context.Terms.Intern(constant.Term));
        if (Context.Snapshot.EstimateTripleTerms(default, default) > 0) _reifies = Context.Terms.Intern(RdfVocabulary.Reifies);
    }

    private QueryContext Context => _solutions.Context;

    public override QueryPlan Plan => _solutions.Explain();

    public override bool WriteNext(IQuadSink sink)
    {
        if (_isComplete) return false;
        DescribePending(sink);
        ColumnBatch? batch = _columns.Length == 0 ? null : _solutions.Next();
        if (batch is null)
        {
            _isComplete = true;
            return false;
        }
        foreach (int column in _columns)
        {
            foreach (ValueId id in batch.Column(column))
            {
                if (id.Tag is ValueTag.Iri or ValueTag.BlankNode) _described.Add(id);
            }
        }
        DescribePending(sink);
        return true;
    }

    public override void Dispose()
    {
        _emitter.Dispose();
        _described.Dispose();
        _solutions.Dispose();
    }

    private void DescribePending(IQuadSink sink)
    {
        for (; _next < _described.Count; _next++)
        {
            Context.Check();
            if (!_described[_next].IsLocal) Describe(_described[_next], sink);
        }
    }

    private void Describe(ValueId resource, IQuadSink sink)
    {
        using QuadScan scan = Context.Snapshot.Scan(new TriplePrefix(resource, default, default), _solutions.DefaultGraph, QuadOrder.Spo);
        Span<ValueId> predicates = stackalloc ValueId[ChunkRows], objects = stackalloc ValueId[ChunkRows];
        int count;
        while ((count = scan.Read(default, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                _emitter.Emit(resource, predicates[i], objects[i], sink);
                AddBlankNodes(objects[i]);
                if (!_reifies.IsNone) AddReifiers(resource, predicates[i], objects[i]);
            }
        }
    }

    private void AddBlankNodes(ValueId id)
    {
        if (id.Tag == ValueTag.BlankNode) _described.Add(id);
        while (Context.Terms.TryGetTriple(id, out ValueId subject, out _, out id))
        {
            if (subject.Tag == ValueTag.BlankNode) _described.Add(subject);
            if (id.Tag == ValueTag.BlankNode) _described.Add(id);
        }
    }

    private void AddReifiers(ValueId subject, ValueId predicate, ValueId @object)
    {
        if (!Context.Snapshot.TryFindTriple(subject, predicate, @object, out ValueId triple)) return;
        using QuadScan scan = Context.Snapshot.Scan(new TriplePrefix(default, _reifies, triple), _solutions.DefaultGraph, QuadOrder.Pos);
        Span<ValueId> reifiers = stackalloc ValueId[ChunkRows];
        int count;
        while ((count = scan.Read(reifiers, default, default, default)) > 0)
        {
            foreach (ValueId reifier in reifiers[..count]) _described.Add(reifier);
        }
    }
}
