using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>The rules of the model, asked of the graph that is built: each query looks for what breaks the rule.</summary>
public sealed class ModelRuleTests(RepositoryGraph graph) : IClassFixture<RepositoryGraph>
{
    private const string Prefixes =
        """
        PREFIX cnig: <https://w3id.org/cnig/def#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

        """;

    [Theory]
    [InlineData(
        "no resource has two French labels",
        "?s rdfs:label ?a, ?b FILTER (lang(?a) = 'fr' && lang(?b) = 'fr' && STR(?a) < STR(?b) && STRSTARTS(STR(?s), 'https://data.cnig.example/'))")]
    [InlineData(
        "every document graph is derived from a passage with its quote",
        "GRAPH ?g { ?s ?p ?o } FILTER (CONTAINS(STR(?g), '/graphe/document/')) FILTER NOT EXISTS { ?g prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote }")]
    [InlineData(
        "every document graph says its layer",
        "GRAPH ?g { ?s ?p ?o } FILTER (CONTAINS(STR(?g), '/graphe/document/')) FILTER NOT EXISTS { ?g cnig:couche <https://w3id.org/cnig/voc/couche/document> }")]
    [InlineData("nothing is a blank node", "?s ?p ?o FILTER (isBlank(?s) || isBlank(?o))")]
    [InlineData(
        "every fiche has the state of every section of the template",
        "?fiche a cnig:Fiche . FILTER NOT EXISTS { SELECT ?fiche { ?fiche dct:hasPart ?part . ?part cnig:etatSection ?state } GROUP BY ?fiche HAVING (COUNT(DISTINCT ?part) = 10) }")]
    [InlineData("a section that is not stated has no text", "?s cnig:etatSection <https://w3id.org/cnig/voc/etat-section/non-renseigne> ; <http://schema.org/text> ?text")]
    [InlineData("every statement of the view stands in a layer", "?v a cnig:Vue . GRAPH ?v { ?s ?p ?o } FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } ?g cnig:couche ?layer }")]
    [InlineData("a fiche is no dataset", "?s a cnig:Fiche, <http://www.w3.org/ns/dcat#Dataset>")]
    public void Rule_Holds(string rule, string counterExample)
    {
        using var result = (AskResult)new QueryEngine().Execute(
            SparqlParser.ParseQuery($"{Prefixes}ASK {{ {counterExample} }}"), graph.Snapshot, new QueryOptions());
        Assert.False(result.Value, $"broken: {rule}");
    }

    [Fact]
    public void Build_OfTheRepository_LeavesNothingToLookAt() => Assert.Empty(graph.Report.Alerts);
}
