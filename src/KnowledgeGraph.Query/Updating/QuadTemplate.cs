using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Results;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;
using QuadPattern = KnowledgeGraph.Sparql.Updates.QuadPattern;

namespace KnowledgeGraph.Query.Updating;

/// <summary>
/// A template of DELETE or INSERT, filled with one solution after the other (SPARQL 1.1 Update §4.2.4). Quads that lack a value or are
/// no RDF are left out.
/// </summary>
internal sealed class QuadTemplate
{
    private readonly Place[] _places;
    private readonly ValueId[] _blankNodes;
    private readonly TransactionTerms _terms;

    /// <param name="quads">The quads.</param>
    /// <param name="with">The graph of quads that name none; null for the default graph.</param>
    /// <param name="solutions">What the template is filled with.</param>
    /// <param name="terms">Makes new blank nodes.</param>
    public QuadTemplate(IReadOnlyList<QuadPattern> quads, Iri? with, SolutionStream solutions, TransactionTerms terms)
    {
        _terms = terms;
        PatternTerm? defaultGraph = with is null ? null : new Constant(with);
        List<Variable> blankNodes = [];
        _places =
        [
            .. quads
                .SelectMany(quad => (PatternTerm?[])
                    [quad.Triple.Subject, quad.Triple.Predicate, quad.Triple.Object, quad.Graph ?? defaultGraph])
                .Select(term => PlaceOf(term, solutions, blankNodes)),
        ];
        _blankNodes = new ValueId[blankNodes.Count];
    }

    /// <summary>The number of quads.</summary>
    public int Count => _places.Length / 4;

    /// <summary>Begins with the next solution, which gets blank nodes of its own.</summary>
    public void BeginSolution() => _blankNodes.AsSpan().Clear();

    /// <summary>Fills a quad with a solution; false where there is none. Its ids are those of the query.</summary>
    public bool TryFill(int index, ColumnBatch batch, int row, Span<ValueId> quad)
    {
        for (int i = 0; i < 4; i++)
        {
            Place place = _places[(index * 4) + i];
            quad[i] = place.BlankNode >= 0 ? BlankNode(place.BlankNode) : place.Column >= 0 ? batch.Buffer(place.Column)[row] : place.Id;
            if (quad[i].IsNone) return false;
        }
        return !quad[0].IsLiteral && quad[1].Tag == ValueTag.Iri && !quad[3].IsLiteral;
    }

    private ValueId BlankNode(int index)
    {
        ref ValueId node = ref _blankNodes[index];
        if (node.IsNone) node = _terms.CreateBlankNode();
        return node;
    }

    private static Place PlaceOf(PatternTerm? term, SolutionStream solutions, List<Variable> blankNodes)
    {
        switch (term)
        {
            case null:
                return new Place(ValueId.DefaultGraph, -1, -1);
            case Constant constant:
                return new Place(solutions.Context.Terms.Intern(constant.Term), -1, -1);
            case Variable { IsVisible: true } variable:
                return new Place(ValueId.None, solutions.Schema.IndexOf(variable), -1);
            default:
                var node = (Variable)term;
                if (!blankNodes.Contains(node)) blankNodes.Add(node);
                return new Place(ValueId.None, -1, blankNodes.IndexOf(node));
        }
    }

    private readonly record struct Place(ValueId Id, int Column, int BlankNode);
}
