using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>
/// A file of curation as RDF: a named graph per row, described in <c>graphe/provenance</c> with who, when, why and whence. A contested
/// statement stays where it is; the editor's graph speaks of it as an <c>rdf:Statement</c> with a quality annotation.
/// </summary>
/// <param name="iris">Names resources.</param>
internal sealed class CurationMapper(ResourceIris iris)
{
    private const int KeyLength = 12;

    /// <summary>The graphs of a file, and their descriptions. A row that stands twice counts once.</summary>
    public Dataset Map(CurationFile file)
    {
        Dataset quads = [];
        string name = Slug.Of(Path.GetFileNameWithoutExtension(file.Path));
        foreach (Correction correction in file.Corrections) Add(quads, correction, name, file.Path);
        foreach (Enrichment enrichment in file.Enrichments) Add(quads, enrichment, name, file.Path);
        return quads;
    }

    private void Add(Dataset quads, Correction correction, string file, string path)
    {
        string key = KeyOf($"{correction.Kind} {correction.Statement} {correction.Replacement}");
        Iri graph = iris.Of("graphe", "editeur", file, key);
        (string deed, string defect) = correction.Kind switch
        {
            CorrectionKind.Confirm => ("Confirmation", "confirme"),
            CorrectionKind.Replace => ("Correction", "corrige"),
            CorrectionKind.Withdraw => ("Retrait", "retire"),
            _ => ("Ajout", ""),
        };
        string day = Day(correction.Date);
        Describe(quads, graph, $"{deed} d'un éditeur, {day}", "couche/editeur", day, path);
        Iri provenance = iris.Of("graphe", "provenance");
        if (correction.Source is not null) quads.Add(graph, Model.WasDerivedFrom, correction.Source, provenance);
        quads.Add(graph, Model.WasAttributedTo, AddEditor(quads, correction.Author, provenance), provenance);
        quads.Add(graph, Model.Comment, new Literal(correction.Reason, "fr"), provenance);

        if (correction.Fact is { } fact) quads.Add(fact.Subject, fact.Predicate, fact.Object, graph);
        if (defect.Length == 0) return;
        Iri statement = AddStatement(quads, iris.Of("affirmation", file, key), correction.Statement, graph);
        if (correction.Replacement is { } replacement)
        {
            quads.Add(statement, Model.IsReplacedBy, AddStatement(quads, new Iri(statement.Value + "#remplacement"), replacement, graph), graph);
        }
        Iri annotation = iris.Of("annotation", "editeur", file, key);
        quads.Add(annotation, RdfVocabulary.Type, Model.QualityAnnotation, graph);
        quads.Add(annotation, Model.Label, new Literal($"{deed} : {correction.Reason}", "fr"), graph);
        quads.Add(annotation, Model.HasTarget, statement, graph);
        quads.Add(annotation, Model.HasBody, Model.Concept("qualite/" + defect), graph);
        quads.Add(annotation, Model.MotivatedBy, Model.QualityAssessment, graph);
    }

    private void Add(Dataset quads, Enrichment enrichment, string file, string path)
    {
        Iri graph = iris.Of("graphe", "enrichissement", file, KeyOf($"{enrichment.Statement} {enrichment.Source}"));
        string day = Day(enrichment.Consulted);
        Describe(quads, graph, $"Fait tiré d'une autre source, consultée le {day}", "couche/enrichissement", day, path);
        quads.Add(graph, Model.WasDerivedFrom, enrichment.Source, iris.Of("graphe", "provenance"));
        quads.Add(enrichment.Statement.Subject, enrichment.Statement.Predicate, enrichment.Statement.Object, graph);
    }

    private void Describe(Dataset quads, Iri graph, string label, string layer, string day, string path)
    {
        Iri provenance = iris.Of("graphe", "provenance"), file = iris.Of(path);
        quads.Add(graph, RdfVocabulary.Type, Model.Entity, provenance);
        quads.Add(graph, Model.Label, new Literal(label, "fr"), provenance);
        quads.Add(graph, Model.Layer, Model.Concept(layer), provenance);
        quads.Add(graph, Model.Date, new Literal(day, XsdVocabulary.Date), provenance);
        quads.Add(graph, Model.WasDerivedFrom, file, provenance);
        quads.Add(file, RdfVocabulary.Type, Model.Entity, provenance);
        quads.Add(file, Model.Label, new Literal(Path.GetFileName(path), "fr"), provenance);
    }

    private Iri AddEditor(Dataset quads, string author, Iri provenance)
    {
        if (author.Contains('/', StringComparison.Ordinal)) return iris.Of(author);
        Iri editor = iris.Of("editeur", Slug.Of(author));
        quads.Add(editor, RdfVocabulary.Type, Model.Agent, provenance);
        quads.Add(editor, Model.Label, new Literal(author, "fr"), provenance);
        quads.Add(editor, Model.Name, new Literal(author), provenance);
        return editor;
    }

    private static Iri AddStatement(Dataset quads, Iri iri, Triple triple, Iri graph)
    {
        quads.Add(iri, RdfVocabulary.Type, Model.Statement, graph);
        quads.Add(iri, Model.Label, new Literal(triple.ToString(), "fr"), graph);
        quads.Add(iri, Model.Subject, triple.Subject, graph);
        quads.Add(iri, Model.Predicate, triple.Predicate, graph);
        quads.Add(iri, Model.Object, triple.Object, graph);
        return iri;
    }

    /// <summary>The name of a row: of what it says, so that it stays when rows are added before it.</summary>
    private static string KeyOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..KeyLength];

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
