using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>An RDF dataset as SPARQL sees it (SPARQL 1.1 §13): a default graph and named graphs, each a set of triples.</summary>
internal sealed class ReferenceDataset
{
    private readonly Dictionary<Term, HashSet<Triple>> _named = [];

    /// <param name="data">The quads, whose named graphs are those of the dataset.</param>
    /// <param name="isDefault">Which of them are in the default graph.</param>
    public ReferenceDataset(IEnumerable<Quad> data, Func<Quad, bool> isDefault)
    {
        Default = [.. data.Where(isDefault).Select(quad => quad.Triple)];
        foreach (IGrouping<Term, Quad> graph in data.Where(quad => quad.Graph is not null).GroupBy(quad => quad.Graph!))
        {
            _named.Add(graph.Key, [.. graph.Select(quad => quad.Triple)]);
        }
    }

    public HashSet<Triple> Default { get; }

    public IReadOnlyDictionary<Term, HashSet<Triple>> Named => _named;

    /// <summary>The graphs of FROM and FROM NAMED; these are there even where they are empty.</summary>
    public static ReferenceDataset Of(IEnumerable<Quad> data, DatasetClause clause)
    {
        var dataset = new ReferenceDataset(data.Where(quad => quad.Graph is Iri name && (clause.Named.Contains(name) || clause.Default.Contains(name))),
            quad => clause.Default.Contains(quad.Graph));
        foreach (Term name in dataset._named.Keys.Where(name => !clause.Named.Contains(name)).ToList()) dataset._named.Remove(name);
        foreach (Iri name in clause.Named) dataset._named.TryAdd(name, []);
        return dataset;
    }

    /// <summary>The dataset of a query, which names its graphs or takes the one that the mode says.</summary>
    public static ReferenceDataset Of(IEnumerable<Quad> data, DatasetClause clause, DefaultGraphMode mode) => clause.IsEmpty
        ? new ReferenceDataset(data, quad => quad.Graph is null || mode == DefaultGraphMode.Union)
        : Of(data, clause);
}
