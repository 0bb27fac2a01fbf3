using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>Fills the terms of a template with one solution after the other; the blank nodes of each are its own (SPARQL 1.2 §16.2).</summary>
/// <param name="solutions">The solutions.</param>
/// <param name="createBlankNode">Makes a blank node.</param>
/// <param name="createTriple">Makes the triple term of subject, predicate and object; gives none where they make none.</param>
internal sealed class TemplateTerms(SolutionStream solutions, Func<ValueId> createBlankNode, Func<ValueId, ValueId, ValueId, ValueId> createTriple)
{
    private readonly List<Variable> _blankNodes = [];
    private ValueId[] _nodes = [];

    /// <summary>Binds a term of the template to the columns of the solutions.</summary>
    public TemplateTerm Bind(PatternTerm term)
    {
        switch (term)
        {
            case Constant constant:
                return new TemplateTerm(solutions.Context.Terms.Intern(constant.Term));
            case TripleTermPattern triple:
                return new TemplateTerm(ValueId.None, Parts: [Bind(triple.Subject), Bind(triple.Predicate), Bind(triple.Object)]);
            case Variable { IsVisible: true } variable:
                return new TemplateTerm(ValueId.None, Column: solutions.Schema.IndexOf(variable));
            default:
                var node = (Variable)term;
                if (!_blankNodes.Contains(node)) _blankNodes.Add(node);
                return new TemplateTerm(ValueId.None, BlankNode: _blankNodes.IndexOf(node));
        }
    }

    /// <summary>Begins with the next solution.</summary>
    public void BeginSolution()
    {
        if (_nodes.Length < _blankNodes.Count) _nodes = new ValueId[_blankNodes.Count];
        _nodes.AsSpan().Clear();
    }

    /// <summary>The value of a term in a solution; none where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueId Fill(in TemplateTerm term, ColumnBatch batch, int row) =>
        term.Column >= 0 ? batch.Buffer(term.Column)[row] : Make(term, batch, row);

    private ValueId Make(in TemplateTerm term, ColumnBatch batch, int row)
    {
        if (term.BlankNode >= 0)
        {
            ref ValueId node = ref _nodes[term.BlankNode];
            return node.IsNone ? node = createBlankNode() : node;
        }
        return term.Parts is { } parts
            ? createTriple(Fill(parts[0], batch, row), Fill(parts[1], batch, row), Fill(parts[2], batch, row))
            : term.Id;
    }
}
