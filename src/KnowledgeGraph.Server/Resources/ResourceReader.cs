using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Reads what a snapshot says of a resource. One thread at a time.</summary>
public sealed class ResourceReader(Snapshot snapshot)
{
    private const int MostShown = 200;

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

    /// <summary>What the snapshot says of a resource.</summary>
    public ResourceView Read(Iri iri)
    {
        if (!TryFind(iri, out ValueId id)) return new ResourceView(iri, [], [], 0, [], 0, [], 0);
        var asSubject = new TriplePrefix(id, default, default);
        var asObject = new TriplePrefix(default, default, id);
        var asPredicate = new TriplePrefix(default, id, default);
        var asGraph = GraphSelector.One(id);
        List<ResourceStatement> outgoing = Scan(asSubject, GraphSelector.Each, QuadOrder.Spo, int.MaxValue);
        return new ResourceView(
            iri,
            [.. outgoing.OrderByDescending(statement => statement.Predicate == RdfVocabulary.Type).ThenBy(statement => statement.Predicate.Value, StringComparer.Ordinal)],
            Scan(asObject, GraphSelector.Each, QuadOrder.Ops, MostShown),
            snapshot.Count(asObject, GraphSelector.Each),
            Scan(asPredicate, GraphSelector.Each, QuadOrder.Pso, MostShown),
            snapshot.Count(asPredicate, GraphSelector.Each),
            Scan(default, asGraph, QuadOrder.Gspo, MostShown),
            snapshot.Count(default, asGraph));
    }

    /// <summary>The label of a resource, the French one if there is; null where it has none.</summary>
    public string? Label(Term term)
    {
        if (_labels.TryGetValue(term, out string? known)) return known;
        string? label = term is Iri iri && TryFind(iri, out ValueId id) ? FindLabel(id) : null;
        _labels.Add(term, label);
        return label;
    }

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
