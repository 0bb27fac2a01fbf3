using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Reads what a snapshot says of a resource. One thread at a time.</summary>
public sealed class ResourceReader(Snapshot snapshot)
{
    /// <summary>The most statements of a kind that are read.</summary>
    private const int MostShown = 200;

    private static readonly Iri HasSelector = new("http://www.w3.org/ns/oa#hasSelector");
    private static readonly Iri Exact = new("http://www.w3.org/ns/oa#exact");
    private static readonly Iri Prefix = new("http://www.w3.org/ns/oa#prefix");
    private static readonly Iri Suffix = new("http://www.w3.org/ns/oa#suffix");

    private static readonly Iri[] LabelPredicates =
    [
        new("http://www.w3.org/2004/02/skos/core#prefLabel"),
        new("http://www.w3.org/2000/01/rdf-schema#label"),
        new("http://purl.org/dc/terms/title"),
        new("http://xmlns.com/foaf/0.1/name"),
        new("http://schema.org/name"),
        new("https://schema.org/name"),
    ];

    private readonly Dictionary<Term, string?> _labels = [];

    /// <summary>Whether the snapshot has a statement in which the resource stands somewhere, be it as the name of its graph.</summary>
    public bool Knows(Iri iri) =>
        TryFind(iri, out ValueId id)
        && (Count(new TriplePrefix(id, default, default)) > 0
            || Count(new TriplePrefix(default, default, id)) > 0
            || Count(new TriplePrefix(default, id, default)) > 0
            || snapshot.Count(default, GraphSelector.One(id)) > 0);

    /// <summary>How many triples have the resource as their subject.</summary>
    public long CountOutgoing(Iri iri) => TryFind(iri, out ValueId id) ? Count(new TriplePrefix(id, default, default)) : 0;

    /// <summary>What the snapshot says of a resource; of each kind of statements, some.</summary>
    public ResourceView Read(Iri iri)
    {
        StatementSample none = StatementSample.Empty;
        if (!TryFind(iri, out ValueId id)) return new ResourceView(iri, null, none, none, none, none);
        return new ResourceView(
            iri,
            ReadQuote(id),
            ReadOutgoing(id),
            Sample(new TriplePrefix(default, default, id), GraphSelector.Each, QuadOrder.Ops),
            Sample(new TriplePrefix(default, id, default), GraphSelector.Each, QuadOrder.Pso),
            Sample(default, GraphSelector.One(id), QuadOrder.Gspo));
    }

    /// <summary>The label of a resource, the French one if there is; null where it has none.</summary>
    public string? Label(Term term)
    {
        if (_labels.TryGetValue(term, out string? known)) return known;
        string? label = term is Iri iri && TryFind(iri, out ValueId id) ? FindLabel(id) : null;
        _labels.Add(term, label);
        return label;
    }

    private StatementSample ReadOutgoing(ValueId id)
    {
        StatementSample sample = Sample(new TriplePrefix(id, default, default), GraphSelector.Each, QuadOrder.Spo);
        IEnumerable<ResourceStatement> statements = sample.Statements;
        // Where they are too many for all to be shown, the types may stand behind those that are.
        if (sample.IsCut && TryFind(RdfVocabulary.Type, out ValueId type))
        {
            List<ResourceStatement> types = Scan(new TriplePrefix(id, type, default), GraphSelector.Each, QuadOrder.Spo, MostShown);
            statements = types.Concat(statements).Distinct().Take(MostShown);
        }
        return sample with
        {
            Statements =
            [
                .. statements.OrderByDescending(statement => statement.Predicate == RdfVocabulary.Type)
                    .ThenBy(statement => statement.Predicate.Value, StringComparer.Ordinal),
            ],
        };
    }

    private PassageQuote? ReadQuote(ValueId id)
    {
        if (!TryFind(HasSelector, out ValueId hasSelector)) return null;
        foreach (ResourceStatement selector in Scan(new TriplePrefix(id, hasSelector, default), GraphSelector.MergeAll, QuadOrder.Spo, 16))
        {
            if (selector.Object is Iri iri && TryFind(iri, out ValueId selectorId) && Text(selectorId, Exact) is { } exact)
            {
                return new PassageQuote(Text(selectorId, Prefix) ?? "", exact, Text(selectorId, Suffix) ?? "");
            }
        }
        return null;
    }

    private string? Text(ValueId subject, Iri predicate) => TryFind(predicate, out ValueId id)
        ? Scan(new TriplePrefix(subject, id, default), GraphSelector.MergeAll, QuadOrder.Spo, 1)
            .Select(statement => (statement.Object as Literal)?.LexicalForm).FirstOrDefault()
        : null;

    private StatementSample Sample(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order) =>
        new(Scan(prefix, graphs, order, MostShown), snapshot.Count(prefix, graphs));

    private long Count(in TriplePrefix prefix) => snapshot.Count(prefix, GraphSelector.Each);

    private string? FindLabel(ValueId id)
    {
        foreach (Iri predicate in LabelPredicates)
        {
            if (!TryFind(predicate, out ValueId predicateId)) continue;
            List<ResourceStatement> statements = Scan(new TriplePrefix(id, predicateId, default), GraphSelector.MergeAll, QuadOrder.Spo, 16);
            Literal? best = statements.Select(statement => statement.Object).OfType<Literal>()
                .OrderBy(literal => literal.Language switch { "fr" => 0, null => 1, _ => 2 })
                .ThenBy(literal => literal.LexicalForm, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best is not null) return best.LexicalForm;
        }
        return null;
    }

    private bool TryFind(Iri iri, out ValueId id) => snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes(iri.Value)), out id);

    private List<ResourceStatement> Scan(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order, int most)
    {
        const int BatchRows = 256;
        List<ResourceStatement> statements = [];
        using QuadScan scan = snapshot.Scan(prefix, graphs, order);
        ValueId[] subjects = new ValueId[BatchRows], predicates = new ValueId[BatchRows], objects = new ValueId[BatchRows], names = new ValueId[BatchRows];
        int rows;
        while (statements.Count < most && (rows = scan.Read(subjects, predicates, objects, graphs.IsMerge ? [] : names)) > 0)
        {
            for (int i = 0; i < rows && statements.Count < most; i++)
            {
                Term? graph = graphs.IsMerge || names[i] == ValueId.DefaultGraph ? null : Decode(names[i]);
                statements.Add(new ResourceStatement(Decode(subjects[i]), (Iri)Decode(predicates[i]), Decode(objects[i]), graph));
            }
        }
        return statements;
    }

    private Term Decode(ValueId id) => snapshot.Decode(id, stackalloc byte[Snapshot.ScratchBytes]).ToTerm();
}
