using KnowledgeGraph.Formats;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>The answer of CONSTRUCT (SPARQL 1.1 §16.2): the template filled with each solution, its blank nodes new each time.</summary>
internal sealed class ConstructResult : GraphResult
{
    private readonly SolutionStream _solutions;
    private readonly TripleEmitter _emitter;
    private readonly TemplateTerms _terms;
    private readonly TemplateTerm[] _template;
    private bool _isComplete;

    public ConstructResult(SolutionStream solutions, IReadOnlyList<TriplePattern> template)
    {
        _solutions = solutions;
        _emitter = new TripleEmitter(solutions.Context);
        _terms = new TemplateTerms(solutions, solutions.Context.Terms.CreateBlankNode, solutions.Context.Terms.InternTriple);
        _template = [.. template.SelectMany(pattern => (PatternTerm[])[pattern.Subject, pattern.Predicate, pattern.Object])
            .Select(_terms.Bind)];
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
        for (int row = 0; row < batch.RowCount; row++)
        {
            _terms.BeginSolution();
            for (int i = 0; i < _template.Length; i += 3)
            {
                ValueId subject = _terms.Fill(_template[i], batch, row), predicate = _terms.Fill(_template[i + 1], batch, row);
                _emitter.Emit(subject, predicate, _terms.Fill(_template[i + 2], batch, row), sink);
            }
        }
        return true;
    }

    public override void Dispose()
    {
        _emitter.Dispose();
        _solutions.Dispose();
    }
}
