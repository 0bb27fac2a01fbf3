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
    private readonly TemplateTerms _terms;
    private readonly TemplateTerm[] _template;

    /// <param name="quads">The quads.</param>
    /// <param name="with">The graph of quads that name none; null for the default graph.</param>
    /// <param name="terms">Fills the terms.</param>
    public QuadTemplate(IReadOnlyList<QuadPattern> quads, Iri? with, TemplateTerms terms)
    {
        _terms = terms;
        PatternTerm? defaultGraph = with is null ? null : new Constant(with);
        _template =
        [
            .. quads
                .SelectMany(quad => (PatternTerm?[])
                    [quad.Triple.Subject, quad.Triple.Predicate, quad.Triple.Object, quad.Graph ?? defaultGraph])
                .Select(term => term is null ? new TemplateTerm(ValueId.DefaultGraph) : terms.Bind(term)),
        ];
    }

    /// <summary>The number of quads.</summary>
    public int Count => _template.Length / 4;

    /// <summary>Begins with the next solution, which gets blank nodes of its own.</summary>
    public void BeginSolution() => _terms.BeginSolution();

    /// <summary>Fills a quad with a solution; false where there is none. Its ids are those of the query.</summary>
    public bool TryFill(int index, ColumnBatch batch, int row, Span<ValueId> quad)
    {
        for (int i = 0; i < 4; i++)
        {
            quad[i] = _terms.Fill(_template[(index * 4) + i], batch, row);
            if (quad[i].IsNone) return false;
        }
        return quad[0].Tag is ValueTag.Iri or ValueTag.BlankNode
            && quad[1].Tag == ValueTag.Iri
            && quad[3].Tag is ValueTag.Iri or ValueTag.BlankNode or ValueTag.DefaultGraph;
    }
}
