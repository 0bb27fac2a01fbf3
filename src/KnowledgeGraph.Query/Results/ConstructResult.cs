using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>The answer of CONSTRUCT (SPARQL 1.1 §16.2): the template filled with each solution, its blank nodes new each time.</summary>
internal sealed class ConstructResult : GraphResult
{
    private readonly SolutionStream _solutions;
    private readonly TripleEmitter _emitter;
    private readonly Place[] _places;
    private readonly ValueId[] _values;
    private readonly int _blankNodes;
    private bool _isComplete;

    public ConstructResult(SolutionStream solutions, IReadOnlyList<TriplePattern> template)
    {
        _solutions = solutions;
        _emitter = new TripleEmitter(solutions.Context);
        List<Variable> blankNodes = [];
        _places = [.. template.SelectMany(pattern => (PatternTerm[])[pattern.Subject, pattern.Predicate, pattern.Object])
            .Select(term => PlaceOf(term, blankNodes))];
        _values = new ValueId[_places.Length];
        _blankNodes = blankNodes.Count;
    }

    public override QueryPlan Plan => _solutions.Explain();

    public override bool WriteNext(IQuadSink sink)
    {
        if (_isComplete) return false;
        if (_solutions.Next() is not { } batch)
        {
            _isComplete = true;
            return false;
        }
        Span<ValueId> blankNodes = _blankNodes <= 64 ? stackalloc ValueId[_blankNodes] : new ValueId[_blankNodes];
        for (int row = 0; row < batch.RowCount; row++)
        {
            blankNodes.Clear();
            Fill(batch, row, blankNodes);
            for (int i = 0; i < _values.Length; i += 3) _emitter.Emit(_values[i], _values[i + 1], _values[i + 2], sink);
        }
        return true;
    }

    public override void Dispose()
    {
        _emitter.Dispose();
        _solutions.Dispose();
    }

    private void Fill(ColumnBatch batch, int row, Span<ValueId> blankNodes)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            Place place = _places[i];
            if (place.BlankNode >= 0)
            {
                ref ValueId node = ref blankNodes[place.BlankNode];
                if (node.IsNone) node = _solutions.Context.Terms.CreateBlankNode();
                _values[i] = node;
            }
            else
            {
                _values[i] = place.Column >= 0 ? batch.Buffer(place.Column)[row] : place.Id;
            }
        }
    }

    private Place PlaceOf(PatternTerm term, List<Variable> blankNodes)
    {
        switch (term)
        {
            case Constant constant:
                return new Place(_solutions.Context.Terms.Intern(constant.Term), -1, -1);
            case Variable { IsVisible: true } variable:
                return new Place(ValueId.None, _solutions.Schema.IndexOf(variable), -1);
            default:
                var node = (Variable)term;
                if (!blankNodes.Contains(node)) blankNodes.Add(node);
                return new Place(ValueId.None, -1, blankNodes.IndexOf(node));
        }
    }

    private readonly record struct Place(ValueId Id, int Column, int BlankNode);
}
