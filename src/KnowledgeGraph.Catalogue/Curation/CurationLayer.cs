using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Catalogue.Validation;
using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>
/// Lays what editors say, and what other sources say, over what documents say; and gives the view of what holds today: the current edition
/// of each fiche and the other documents, without what an editor contests, with what editors and other sources add.
/// </summary>
internal sealed class CurationLayer
{
    private readonly ResourceIris _iris;
    private readonly EditionIndex _editions;
    private readonly IReadOnlyList<Dataset> _documents;
    private readonly string _documentGraphs;
    private readonly List<Dataset> _layers = [];
    private readonly List<string> _alerts = [];
    private readonly HashSet<Triple> _contested = [];
    private readonly List<Triple> _facts = [];

    /// <param name="sound">The part of the graph that comes from documents that keep the rules.</param>
    /// <param name="lastGood">What stays in service of the others: it kept the rules of its time.</param>
    /// <param name="editions">The editions of both.</param>
    /// <param name="iris">Names resources.</param>
    public CurationLayer(Dataset sound, IReadOnlyList<Dataset> lastGood, EditionIndex editions, ResourceIris iris)
    {
        _documents = [sound, .. lastGood];
        _editions = editions;
        _iris = iris;
        _documentGraphs = iris.Of("graphe", "document").Value + "/";
    }

    /// <summary>The graphs of the files that were applied, a part for each.</summary>
    public IReadOnlyList<Dataset> Parts => _layers;

    /// <summary>What an editor should look at again, in English, with the file and the line.</summary>
    public IReadOnlyList<string> Alerts => _alerts;

    /// <summary>
    /// Applies files one after the other. One with which the graph would break a rule is held back whole, and an alert says which rule.
    /// </summary>
    public void Apply(
        IReadOnlyList<CurationFile> files, IReadOnlyList<Dataset> vocabularies, GraphValidator? validator, CancellationToken cancellationToken)
    {
        var mapper = new CurationMapper(_iris);
        HashSet<Triple> said = [.. _documents.SelectMany(part => part).Where(IsOfDocument).Select(quad => quad.Triple)];
        HashSet<string> before = AlertOfOldViolations(vocabularies, validator, cancellationToken);
        said.UnionWith(files.SelectMany(file => file.Enrichments).Select(fact => fact.Statement));
        foreach (CurationFile file in files)
        {
            Triple[] contested = [.. file.Corrections.Where(correction => correction.IsContest).Select(correction => correction.Statement).Where(_contested.Add)];
            _layers.Add(mapper.Map(file));
            if (Violations(vocabularies, validator, cancellationToken).FirstOrDefault(violation => !before.Contains(violation)) is { } violation)
            {
                _layers.RemoveAt(_layers.Count - 1);
                _contested.ExceptWith(contested);
                _alerts.Add($"{file.Path} is held back, as with it the graph breaks a rule: {violation}");
                continue;
            }
            _facts.AddRange(file.Corrections.Select(correction => correction.Fact).OfType<Triple>());
            _facts.AddRange(file.Enrichments.Select(enrichment => enrichment.Statement));
            foreach (Correction correction in file.Corrections.Where(one => one.Kind != CorrectionKind.Add && !said.Contains(one.Statement)))
            {
                _alerts.Add(
                    $"{file.Path}:{correction.Line}: no document says any more what is {DeedOf(correction.Kind)} here, so look at it again: {correction.Statement}");
            }
        }
    }

    /// <summary>What holds today, in the graph <c>graphe/en-vigueur</c>, and its description.</summary>
    public Dataset BuildView()
    {
        Iri view = _iris.Of("graphe", "en-vigueur"), provenance = _iris.Of("graphe", "provenance");
        Dataset quads = [];
        foreach (Quad quad in InForce().SelectMany(part => part).Where(IsOfDocument)) quads.Add(quad with { Graph = view });
        foreach (Triple fact in _facts.Where(fact => !_contested.Contains(fact))) quads.Add(fact.Subject, fact.Predicate, fact.Object, view);
        quads.Add(view, RdfVocabulary.Type, Model.View, provenance);
        quads.Add(view, Model.Label, new Literal("Ce qui vaut aujourd'hui", "fr"), provenance);
        quads.Add(view, Model.Comment, new Literal(
            "Ce que disent l'édition en vigueur de chaque fiche et les autres documents, sans ce qu'un éditeur conteste, avec ce que les éditeurs et les "
            + "autres sources ajoutent. Chaque énoncé se trouve aussi dans le graphe de sa couche, qui dit d'où il vient.", "fr"), provenance);
        return quads;
    }

    /// <summary>
    /// The rules of today that statements of the last good build break, be it with those of other documents; they stay in service, with an
    /// alert for each rule broken: taking them out would lose more than a rule that changed is worth.
    /// </summary>
    private HashSet<string> AlertOfOldViolations(IReadOnlyList<Dataset> vocabularies, GraphValidator? validator, CancellationToken cancellationToken)
    {
        // Without such statements, all have just been found sound.
        if (_documents.Count == 1) return [];
        HashSet<string> violations = [.. Violations(vocabularies, validator, cancellationToken)];
        _alerts.AddRange(violations.Order(StringComparer.Ordinal).Select(violation => $"what stays in service of documents held back breaks a rule: {violation}"));
        return violations;
    }

    private IEnumerable<string> Violations(IReadOnlyList<Dataset> vocabularies, GraphValidator? validator, CancellationToken cancellationToken) =>
        validator?.FindViolations([.. vocabularies, .. InForce(), .. _layers], cancellationToken).Select(GraphValidator.Describe) ?? [];

    /// <summary>The documents in their current editions, without what is contested.</summary>
    private IEnumerable<Dataset> InForce()
    {
        foreach (Dataset part in _documents.Select(part => _editions.AtAge(part, 0)))
        {
            Dataset kept = [];
            foreach (Quad quad in part)
            {
                if (!IsOfDocument(quad) || !_contested.Contains(quad.Triple)) kept.Add(quad);
            }
            yield return kept;
        }
    }

    private bool IsOfDocument(Quad quad) => quad.Graph is Iri graph && graph.Value.StartsWith(_documentGraphs, StringComparison.Ordinal);

    private static string DeedOf(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Confirm => "confirmed",
        CorrectionKind.Replace => "replaced",
        _ => "withdrawn",
    };
}
