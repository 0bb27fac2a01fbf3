using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>An RDF dataset as SPARQL sees it (SPARQL 1.1 §13): a default graph and named graphs, each a set of triples.</summary>
internal sealed class ReferenceDataset
{
    private readonly Dictionary<Term, HashSet<Triple>> _named = [];

    /// <param name="data">The quads.</param>
    /// <param name="mode">What the default graph is.</param>
    /// <param name="named">Named graphs that are there even where they are empty, as those of FROM NAMED.</param>
    public ReferenceDataset(Dataset data, DefaultGraphMode mode, IEnumerable<Iri>? named = null)
    {
        Default = [.. data.Where(quad => quad.Graph is null || mode == DefaultGraphMode.Union).Select(quad => quad.Triple)];
        foreach (IGrouping<Term, Quad> graph in data.Where(quad => quad.Graph is not null).GroupBy(quad => quad.Graph!))
        {
            _named.Add(graph.Key, [.. graph.Select(quad => quad.Triple)]);
        }
        foreach (Iri name in named ?? []) _named.TryAdd(name, []);
    }

    public HashSet<Triple> Default { get; }

    public IReadOnlyDictionary<Term, HashSet<Triple>> Named => _named;
}
