using System.Text;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>The dataset of a query (SPARQL 1.1 §13), resolved on a snapshot.</summary>
internal sealed class ActiveDataset
{
    private readonly IReadOnlyList<ValueId>? _named;
    private readonly Snapshot _snapshot;

    private ActiveDataset(Snapshot snapshot, GraphSelector defaultGraph, IReadOnlyList<ValueId>? named)
    {
        _snapshot = snapshot;
        _named = named;
        Default = new ActiveGraph(defaultGraph, null);
        Named = named is null ? GraphSelector.EachNamed : GraphSelector.EachOf(named);
    }

    /// <summary>The default graph.</summary>
    public ActiveGraph Default { get; }

    /// <summary>The named graphs, quad by quad.</summary>
    public GraphSelector Named { get; }

    /// <summary>The names of the named graphs.</summary>
    public IReadOnlyList<ValueId> NamedGraphs => _named ?? _snapshot.NamedGraphs;

    /// <summary>
    /// Resolves the dataset: the protocol's graphs where there are any, else those of FROM and FROM NAMED, else what the service
    /// offers (SPARQL 1.1 Protocol §2.1.4).
    /// </summary>
    public static ActiveDataset Resolve(DatasetClause clause, QueryOptions options, QueryTerms terms)
    {
        IReadOnlyList<Iri> defaults = options.DefaultGraphs, named = options.NamedGraphs;
        if (defaults.Count == 0 && named.Count == 0) (defaults, named) = (clause.Default, clause.Named);
        if (defaults.Count == 0 && named.Count == 0)
        {
            GraphSelector graph = options.DefaultGraph == DefaultGraphMode.Union ? GraphSelector.MergeAll : GraphSelector.Default;
            return new ActiveDataset(terms.Snapshot, graph, null);
        }
        List<ValueId> names = Ids(named, terms);
        return new ActiveDataset(terms.Snapshot, GraphSelector.Merge(Ids(defaults, terms)), names);
    }

    /// <summary>The dataset of WITH (SPARQL 1.1 Update §3.1.3): the graph is the default graph, and all named graphs are there.</summary>
    public static ActiveDataset With(Iri graph, QueryTerms terms) =>
        new(terms.Snapshot, GraphSelector.Merge(Ids([graph], terms)), null);

    /// <summary>Whether the dataset has a named graph of that name.</summary>
    public bool HasNamed(ValueId name)
    {
        if (_named is not null) return _named.Contains(name);
        return !name.IsLocal && name.Tag is ValueTag.Iri or ValueTag.BlankNode && _snapshot.Count(default, GraphSelector.One(name)) > 0;
    }

    private static List<ValueId> Ids(IReadOnlyList<Iri> graphs, QueryTerms terms) =>
        [.. graphs.Select(graph => terms.Intern(Utf8Term.Iri(Encoding.UTF8.GetBytes(graph.Value)))).Distinct()];
}
