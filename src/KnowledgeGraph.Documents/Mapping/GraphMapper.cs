using System.Globalization;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Mapping;

/// <summary>The way out: a reading as RDF, each statement in the named graph of its passage, the passages described apart.</summary>
/// <remarks>
/// Stateless and thread-safe. Equal readings give equal quads in equal order; there are no blank nodes. The mapping follows
/// <c>ontology/README.md</c>.
/// </remarks>
public static class GraphMapper
{
    private const int LabelLength = 80;

    private static readonly Iri French = new("http://publications.europa.eu/resource/authority/language/FRA");

    /// <summary>Maps readings, and of the authority tables the regions and whatever the readings name.</summary>
    public static Dataset Map(IEnumerable<DocumentReading> readings, AuthorityData authority)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(authority);
        var dataset = new Dataset();
        foreach (DocumentReading reading in readings) Add(dataset, reading, authority.Iris);
        AuthorityMapper.Add(dataset, authority);
        return dataset;
    }

    private static void Add(Dataset dataset, DocumentReading reading, ResourceIris iris)
    {
        Iri provenance = iris.Of("graphe", "provenance");
        AddDocument(dataset, reading, iris, provenance);
        HashSet<Passage> stating = [.. reading.Statements.Select(statement => statement.Passage)];
        foreach (Passage passage in reading.Passages)
        {
            AddPassage(dataset, reading, passage, iris, provenance);
            if (stating.Contains(passage)) AddGraph(dataset, reading, passage, iris, provenance);
        }
        foreach (QualityNote note in reading.Notes) AddNote(dataset, reading, note, iris, provenance);
        foreach (Statement statement in reading.Statements)
        {
            dataset.Add(statement.Subject, statement.Predicate, statement.Object, GraphOf(reading, statement.Passage, iris));
        }
    }

    private static void AddDocument(Dataset dataset, DocumentReading reading, ResourceIris iris, Iri graph)
    {
        Iri document = reading.Iri;
        string name = reading.Document.File.Name;
        string label = reading.Sections.Count > 0 ? reading.Document.TextOf(reading.Sections[0].Heading) : name;
        dataset.Add(document, RdfVocabulary.Type, Foaf.Document, graph);
        dataset.Add(document, RdfVocabulary.Type, Prov.Entity, graph);
        dataset.Add(document, Rdfs.Label, new Literal(label, "fr"), graph);
        if (reading.Sections.Count == 0) dataset.Add(document, Dct.Title, new Literal(label, "fr"), graph);
        dataset.Add(document, Dct.Language, French, graph);
        var checksum = new Iri(document.Value + "#sha256");
        dataset.Add(document, Spdx.ChecksumProperty, checksum, graph);
        dataset.Add(checksum, RdfVocabulary.Type, Spdx.Checksum, graph);
        dataset.Add(checksum, Spdx.Algorithm, Spdx.ChecksumAlgorithmSha256, graph);
        dataset.Add(checksum, Spdx.ChecksumValue, new Literal(reading.Document.File.Sha256, XsdVocabulary.HexBinary), graph);
        Iri extraction = ExtractionOf(reading, iris);
        dataset.Add(extraction, RdfVocabulary.Type, Prov.Activity, graph);
        dataset.Add(extraction, Rdfs.Label, new Literal($"Extraction de {reading.Key}", "fr"), graph);
        dataset.Add(extraction, Prov.Used, document, graph);
    }

    private static void AddPassage(Dataset dataset, DocumentReading reading, Passage passage, ResourceIris iris, Iri graph)
    {
        Iri iri = PassageOf(reading, passage, iris);
        dataset.Add(iri, RdfVocabulary.Type, Oa.SpecificResource, graph);
        dataset.Add(iri, RdfVocabulary.Type, Prov.Entity, graph);
        dataset.Add(iri, Rdfs.Label, new Literal($"« {Shortened(passage.Exact)} »", "fr"), graph);
        dataset.Add(iri, Oa.HasSource, reading.Iri, graph);
        if (reading.Parts.TryGetValue(passage, out Iri? part)) dataset.Add(iri, Dct.IsPartOf, part, graph);

        var quote = new Iri(iri.Value + "#citation");
        dataset.Add(iri, Oa.HasSelector, quote, graph);
        dataset.Add(quote, RdfVocabulary.Type, Oa.TextQuoteSelector, graph);
        dataset.Add(quote, Oa.Exact, new Literal(passage.Exact, "fr"), graph);
        if (passage.Prefix.Length > 0) dataset.Add(quote, Oa.Prefix, new Literal(passage.Prefix, "fr"), graph);
        if (passage.Suffix.Length > 0) dataset.Add(quote, Oa.Suffix, new Literal(passage.Suffix, "fr"), graph);

        var position = new Iri(iri.Value + "#position");
        dataset.Add(iri, Oa.HasSelector, position, graph);
        dataset.Add(position, RdfVocabulary.Type, Oa.TextPositionSelector, graph);
        dataset.Add(position, Oa.Start, Count(passage.Start), graph);
        dataset.Add(position, Oa.End, Count(passage.End), graph);
    }

    private static void AddGraph(Dataset dataset, DocumentReading reading, Passage passage, ResourceIris iris, Iri provenance)
    {
        Iri graph = GraphOf(reading, passage, iris);
        dataset.Add(graph, RdfVocabulary.Type, Prov.Entity, provenance);
        dataset.Add(graph, Rdfs.Label, new Literal($"Affirmations du passage {RangeOf(passage)}", "fr"), provenance);
        dataset.Add(graph, Cnig.Couche, Voc.Of("couche/document"), provenance);
        dataset.Add(graph, Prov.WasDerivedFrom, PassageOf(reading, passage, iris), provenance);
        dataset.Add(graph, Prov.WasGeneratedBy, ExtractionOf(reading, iris), provenance);
    }

    private static void AddNote(Dataset dataset, DocumentReading reading, QualityNote note, ResourceIris iris, Iri graph)
    {
        string defect = FragmentOf(note.Defect);
        Iri iri = iris.Of("annotation", reading.Key, RangeOf(note.Passage), defect);
        dataset.Add(iri, RdfVocabulary.Type, Dqv.QualityAnnotation, graph);
        dataset.Add(iri, Rdfs.Label, new Literal($"{note.Label} : « {Shortened(note.Passage.Exact)} »", "fr"), graph);
        dataset.Add(iri, Oa.HasTarget, note.Target ?? PassageOf(reading, note.Passage, iris), graph);
        dataset.Add(iri, Oa.HasBody, note.Defect, graph);
        dataset.Add(iri, Oa.MotivatedBy, Dqv.QualityAssessment, graph);
    }

    private static Iri GraphOf(DocumentReading reading, Passage passage, ResourceIris iris) =>
        iris.Of("graphe", "document", reading.Key, RangeOf(passage));

    private static Iri PassageOf(DocumentReading reading, Passage passage, ResourceIris iris) =>
        iris.Of("passage", reading.Key, RangeOf(passage));

    private static Iri ExtractionOf(DocumentReading reading, ResourceIris iris) => iris.Of("extraction", reading.Key);

    private static string RangeOf(Passage passage) => string.Create(CultureInfo.InvariantCulture, $"{passage.Start}-{passage.End}");

    private static Literal Count(int value) => new(value.ToString(CultureInfo.InvariantCulture), XsdVocabulary.NonNegativeInteger);

    private static string FragmentOf(Iri concept) => concept.Value[(concept.Value.LastIndexOf('/') + 1)..];

    private static string Shortened(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length <= LabelLength ? line : string.Concat(line.AsSpan(0, LabelLength - 1).TrimEnd(), "…");
    }
}
