using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>
/// The editions of each region's fiche, the newest first. What an edition says of its region stands in the graphs of its passages and
/// stays there; what the next edition says stands beside it, and the two must never be read as one.
/// </summary>
internal sealed class EditionIndex
{
    private readonly HashSet<Term> _fiches = [];
    private readonly Dictionary<Term, Iri> _series = [];
    private readonly Dictionary<Term, string> _dates = [];
    private readonly Dictionary<Term, List<Term>> _parts = [];
    private readonly Dictionary<Term, List<Term>> _graphs = [];
    private readonly Dictionary<Term, List<Term>> _descriptions = [];

    private EditionIndex(IEnumerable<Dataset> parts)
    {
        foreach (Dataset part in parts)
        {
            foreach (Quad quad in part) Note(quad);
        }
        Series =
        [
            .. _fiches.Where(_series.ContainsKey).Select(ReadEdition)
                .GroupBy(edition => edition.Series)
                .OrderBy(series => series.Key.Value, StringComparer.Ordinal)
                .Select(series => series.OrderByDescending(edition => edition.Date, StringComparer.Ordinal)
                    .ThenByDescending(edition => edition.Fiche.Value, StringComparer.Ordinal).ToList()),
        ];
    }

    /// <summary>The editions of each fiche, the newest first; the fiches in order of IRI.</summary>
    public IReadOnlyList<IReadOnlyList<Edition>> Series { get; }

    /// <summary>The most editions that a fiche has.</summary>
    public int Depth => Series.Select(editions => editions.Count).DefaultIfEmpty(0).Max();

    /// <summary>Finds the editions that parts of a graph hold together.</summary>
    public static EditionIndex Of(IEnumerable<Dataset> parts) => new(parts);

    /// <summary>
    /// A part of the graph with one edition of each fiche: the newest for age 0, the one before it for age 1; where there are not so many,
    /// the oldest.
    /// </summary>
    public Dataset AtAge(Dataset part, int age)
    {
        if (Depth <= 1) return part;
        HashSet<Term> graphs = [], resources = [];
        foreach (IReadOnlyList<Edition> editions in Series)
        {
            int kept = Math.Min(age, editions.Count - 1);
            foreach (Edition edition in editions.Where((_, index) => index != kept))
            {
                graphs.UnionWith(edition.Graphs);
                resources.UnionWith(edition.Resources);
            }
        }
        Dataset slice = [];
        foreach (Quad quad in part)
        {
            if (!resources.Contains(quad.Subject) && (quad.Graph is null || !graphs.Contains(quad.Graph))) slice.Add(quad);
        }
        return slice;
    }

    private void Note(Quad quad)
    {
        if (quad.Predicate == RdfVocabulary.Type && quad.Object == Model.Fiche) _fiches.Add(quad.Subject);
        else if (quad.Predicate == Model.IsVersionOf && quad.Object is Iri series) _series.TryAdd(quad.Subject, series);
        else if (quad.Predicate == Model.Modified && quad.Object is Literal date) _dates.TryAdd(quad.Subject, date.LexicalForm);
        else if (quad.Predicate == Model.IsPartOf) Link(_parts, quad.Object, quad.Subject);
        else if (quad.Predicate == Model.WasDerivedFrom) Link(_graphs, quad.Object, quad.Subject);
        else if (quad.Predicate == Model.HasSelector) Link(_descriptions, quad.Subject, quad.Object);
        else if (quad.Predicate == Model.HasTarget) Link(_descriptions, quad.Object, quad.Subject);
    }

    private Edition ReadEdition(Term fiche)
    {
        HashSet<Term> resources = [fiche], graphs = [];
        var next = new Queue<Term>(resources);
        while (next.TryDequeue(out Term? whole))
        {
            foreach (Term part in _parts.GetValueOrDefault(whole, []))
            {
                if (resources.Add(part)) next.Enqueue(part);
            }
        }
        foreach (Term resource in resources.ToArray())
        {
            graphs.UnionWith(_graphs.GetValueOrDefault(resource, []));
            resources.UnionWith(_descriptions.GetValueOrDefault(resource, []));
        }
        resources.UnionWith(graphs);
        return new Edition((Iri)fiche, _series[fiche], _dates.GetValueOrDefault(fiche, "")) { Graphs = graphs, Resources = resources };
    }

    private static void Link(Dictionary<Term, List<Term>> links, Term from, Term to)
    {
        if (!links.TryGetValue(from, out List<Term>? found)) links.Add(from, found = []);
        found.Add(to);
    }
}
