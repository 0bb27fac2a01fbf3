using System.Globalization;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Tests;

public class GraphMapperTests
{
    private const string Own = "https://w3id.org/cnig/";

    private static readonly DocumentReading Reading = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);
    private static readonly Dataset Graph = GraphMapper.Map([Reading], TestData.Authority);
    private static readonly Iri Provenance = new(TestData.BaseIri + "graphe/provenance");

    [Fact]
    public void Map_TermsOfTheProject_AreDeclared()
    {
        Dataset declared = TestData.ReadTurtle(Path.Combine(TestData.Root, "ontology"));
        HashSet<Term> known = [.. declared.Select(quad => quad.Subject), .. TestData.Authority.Concepts.Select(concept => concept.Iri)];
        IEnumerable<Term> used = Graph.SelectMany(quad => (Term[])[quad.Predicate, quad.Object])
            .Where(term => term is Iri iri && iri.Value.StartsWith(Own, StringComparison.Ordinal));
        Assert.Empty(used.Distinct().Except(known));
    }

    [Fact]
    public void Map_EveryDocumentGraph_IsDescribedAndDerivedFromItsPassage()
    {
        foreach (Term graph in Graph.Where(IsOfTheDocument).Select(quad => quad.Graph!).Distinct())
        {
            Quad derivation = Assert.Single(Graph.Match(graph, new Iri("http://www.w3.org/ns/prov#wasDerivedFrom")));
            string passage = CompactNames.Of(graph).Replace("graphe/document/", "passage/", StringComparison.Ordinal);
            Assert.Equal(passage, CompactNames.Of(derivation.Object));
            Assert.Equal(Provenance, derivation.Graph);
        }
    }

    [Fact]
    public void Map_Selectors_QuoteTheExtractedTextAtTheirPlace()
    {
        const string Oa = "http://www.w3.org/ns/oa#";
        List<Quad> selectors = [.. Graph.Match(predicate: new Iri(Oa + "hasSelector"))];
        Assert.Equal(2 * Reading.Passages.Count, selectors.Count);
        foreach (IGrouping<Term, Quad> passage in selectors.GroupBy(quad => quad.Subject))
        {
            Term[] parts = [.. passage.Select(quad => quad.Object)];
            string exact = Lexical(parts[0], Oa + "exact");
            int start = int.Parse(Lexical(parts[1], Oa + "start"), CultureInfo.InvariantCulture);
            int end = int.Parse(Lexical(parts[1], Oa + "end"), CultureInfo.InvariantCulture);
            Assert.Equal(Reading.Document.Text[start..end], exact);
        }
    }

    [Fact]
    public void Map_EverySubject_HasALabel()
    {
        var label = new Iri("http://www.w3.org/2000/01/rdf-schema#label");
        IEnumerable<Term> typed = Graph.Match(predicate: RdfVocabulary.Type).Select(quad => quad.Subject).Distinct();
        IEnumerable<string> unnamed = typed.Where(subject => !Graph.Match(subject, label).Any()).Select(CompactNames.Of)
            .Where(name => !name.Contains('#', StringComparison.Ordinal));
        Assert.Empty(unnamed);
    }

    [Fact]
    public void Map_OfficialNamesThatTheTextDoesNotGive_AreNotInTheDocumentLayer() => Assert.DoesNotContain(
        Graph.Where(IsOfTheDocument),
        quad => quad.Object is Literal name && name.LexicalForm.StartsWith("Centre d'études et d'expertise", StringComparison.Ordinal));

    [Fact]
    public void Map_Document_CarriesItsChecksum()
    {
        Quad checksum = Assert.Single(Graph.Match(predicate: new Iri("http://spdx.org/rdf/terms#checksumValue")));
        Assert.Equal(new Literal(Reading.Document.File.Sha256, XsdVocabulary.HexBinary), checksum.Object);
    }

    [Fact]
    public void Map_Regions_AreAllInTheAuthorityLayer()
    {
        IEnumerable<Quad> codes = Graph.Match(predicate: new Iri("http://rdf.insee.fr/def/geo#codeINSEE"))
            .Where(quad => CompactNames.Of(quad.Graph!) == "graphe/autorite/regions");
        Assert.Equal(18, codes.Count());
    }

    private static bool IsOfTheDocument(Quad quad) => CompactNames.Of(quad.Graph!).StartsWith("graphe/document/", StringComparison.Ordinal);

    private static string Lexical(Term subject, string predicate) =>
        ((Literal)Assert.Single(Graph.Match(subject, new Iri(predicate))).Object).LexicalForm;
}
