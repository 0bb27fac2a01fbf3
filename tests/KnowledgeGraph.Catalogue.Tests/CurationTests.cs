using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Documents;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>Invented corrections, and invented facts from elsewhere, over an invented fiche.</summary>
public sealed class CurationTests : IDisposable
{
    private const string Header = "geste,sujet,propriete,valeur,forme,nouvelle_valeur,source,auteur,date,motif\n";
    private const string View = "?v a cnig:Vue . GRAPH ?v";

    private readonly InventedData _data = new();

    public CurationTests() => _data.WriteFiche(
        "mayotte-2024", "01/02/2024", "Enjeux prioritaires : PCRS, OCS GE.", "La coordination n'est pas formalisée.");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Build_Corrections_StandInGraphsOfTheirOwn_AndLeaveTheDocument()
    {
        _data.Write("curation/2026.csv", Header
            + "corriger,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,voc:rang/secondaire,https://example.org/deliberation,Camille Exemple,2026-03-02,Rang revu en comité\n"
            + "retirer,enjeu/06/ocs-ge,cnig:rang,voc:rang/prioritaire,,,,Camille Exemple,2026-03-02,\"Jamais décidé, dit le comité\"\n"
            + "confirmer,dispositif/06,cnig:formalisation,voc:formalisation/non-formalise,,,,organisation/cnig,2026-03-03,Vérifié au téléphone\n"
            + "ajouter,dispositif/06,dct:description,Une charte est en préparation.,fr,,https://example.org/charte,Camille Exemple,2026-03-02,Annoncé en séance\n");
        BuildReport report = _data.Build();
        Assert.Empty(report.Alerts);

        // The document says what it said; the view says what holds; the union says both.
        Assert.Equal(2, _data.Select("SELECT ?e { GRAPH ?g { ?e cnig:rang voc:rang\\/prioritaire } ?g cnig:couche voc:couche\\/document }").Length);
        Assert.Equal(["enjeu/06/pcrs,https://w3id.org/cnig/voc/rang/secondaire"], _data.Select($"SELECT ?e ?r {{ {View} {{ ?e cnig:rang ?r }} }}"));
        Assert.Equal(["Une charte est en préparation."], _data.Select($"SELECT ?t {{ {View} {{ <dispositif/06> dct:description ?t FILTER (?t = 'Une charte est en préparation.'@fr) }} }}"));
        Assert.Equal(2, _data.Select("SELECT DISTINCT ?r { <enjeu/06/pcrs> cnig:rang ?r }").Length);

        // Who, when, why, whence.
        Assert.Equal(
            ["Camille Exemple,2026-03-02,Rang revu en comité"],
            _data.Select(
                """
                SELECT ?who ?when ?why {
                  GRAPH ?g { <enjeu/06/pcrs> cnig:rang voc:rang\/secondaire }
                  ?g cnig:couche voc:couche\/editeur ; prov:wasAttributedTo/rdfs:label ?who ; dct:date ?when ; rdfs:comment ?why ;
                    prov:wasDerivedFrom <https://example.org/deliberation>, <curation/2026.csv> .
                }
                """));

        // What is contested is told of the statement itself.
        Assert.Equal(
            [
                "dispositif/06,https://w3id.org/cnig/voc/qualite/confirme",
                "enjeu/06/ocs-ge,https://w3id.org/cnig/voc/qualite/retire",
                "enjeu/06/pcrs,https://w3id.org/cnig/voc/qualite/corrige",
            ],
            _data.Select("SELECT ?s ?body { ?a a dqv:QualityAnnotation ; oa:hasBody ?body ; oa:hasTarget ?x . ?x a rdf:Statement ; rdf:subject ?s } ORDER BY ?s"));
        Assert.Equal(
            ["https://w3id.org/cnig/voc/rang/secondaire"],
            _data.Select("SELECT ?new { ?x rdf:subject <enjeu/06/pcrs> ; dct:isReplacedBy/rdf:object ?new }"));
    }

    [Fact]
    public void Build_DocumentThatNoLongerSaysIt_IsAnAlert_AndTheCorrectionStays()
    {
        _data.Write("curation/2026.csv", Header
            + "corriger,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,voc:rang/secondaire,https://example.org/d,Camille Exemple,2026-03-02,Rang revu\n");
        Assert.Empty(_data.Build().Alerts);
        _data.WriteFiche("mayotte-2024", "01/02/2024", "Enjeux : PCRS, OCS GE.", "La coordination n'est pas formalisée.");
        Assert.Contains("curation/2026.csv:2: no document says any more what is replaced", Assert.Single(_data.Build().Alerts), StringComparison.Ordinal);
        Assert.Equal(["https://w3id.org/cnig/voc/rang/secondaire"], _data.Select($"SELECT ?r {{ {View} {{ <enjeu/06/pcrs> cnig:rang ?r }} }}"));
    }

    [Fact]
    public void Build_FileThatBreaksARule_IsHeldBack_AndTheOthersApply()
    {
        _data.Write("curation/a.csv", Header + "ajouter,enjeu/06/pcrs,cnig:rang,voc:rang/secondaire,,,https://example.org/d,Camille Exemple,2026-03-02,Deux rangs\n");
        _data.Write("curation/b.csv", Header + "retirer,enjeu/06/ocs-ge,cnig:rang,voc:rang/prioritaire,,,,Camille Exemple,2026-03-02,Jamais décidé\n");
        string alert = Assert.Single(_data.Build().Alerts);
        Assert.Contains("curation/a.csv is held back", alert, StringComparison.Ordinal);
        Assert.Equal(["enjeu/06/pcrs,https://w3id.org/cnig/voc/rang/prioritaire"], _data.Select($"SELECT ?e ?r {{ {View} {{ ?e cnig:rang ?r }} }}"));
    }

    [Fact]
    public void Build_Enrichment_CitesItsSource()
    {
        _data.Write(
            "enrichment/2026.csv",
            "sujet,propriete,valeur,forme,source,consulte\ndispositif/06,dct:description,Le comité siège à Mamoudzou.,fr,https://example.org/comite,2026-03-04\n");
        Assert.Empty(_data.Build().Alerts);
        Assert.Equal(
            ["https://example.org/comite,2026-03-04"],
            _data.Select(
                """
                SELECT ?source ?day {
                  GRAPH ?g { <dispositif/06> dct:description "Le comité siège à Mamoudzou."@fr }
                  ?g cnig:couche voc:couche\/enrichissement ; prov:wasDerivedFrom ?source ; dct:date ?day .
                  FILTER (?source != <enrichment/2026.csv>)
                }
                """));
    }

    [Theory]
    [InlineData("effacer,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,,,C,2026-03-02,x", "'effacer'")]
    [InlineData("retirer,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,,,,2026-03-02,x", "'auteur' is empty")]
    [InlineData("retirer,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,,,C,2026-03-02,", "'motif' is empty")]
    [InlineData("retirer,enjeu/06/pcrs,cnig:rang,voc:rang/prioritaire,,,,C,02/03/2026,x", "is no day")]
    [InlineData("retirer,enjeu/06/pcrs,cnig:rangg,voc:rang/prioritaire,,,,C,2026-03-02,x", "there is no 'cnig:rangg'")]
    [InlineData("retirer,enjeu 06,cnig:rang,voc:rang/prioritaire,,,,C,2026-03-02,x", "names no resource")]
    [InlineData("ajouter,enjeu/06/pcrs,cnig:rang,voc:rang/secondaire,,,,C,2026-03-02,x", "'source' is empty")]
    [InlineData("corriger,enjeu/06/pcrs,cnig:rang,voc:rang/secondaire,,,https://e.org/,C,2026-03-02,x", "'nouvelle_valeur' is empty")]
    public void Build_BrokenCorrection_NamesFileLineAndFault(string row, string fault)
    {
        _data.Write("curation/2026.csv", Header + "\n" + row + "\n");
        DocumentException error = Assert.Throws<DocumentException>(_data.Build);
        Assert.NotEqual(error.Reason, error.FrenchReason);
        Assert.StartsWith("2026.csv:3: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dispositif/06,dct:description,Texte,fr,,2026-03-04", "'source' is empty")]
    [InlineData("dispositif/06,dct:description,Texte,fr,entendu dire,2026-03-04", "no address of a page")]
    [InlineData("dispositif/06,dct:description,Texte,fr,https://example.org/,", "'consulte' is empty")]
    public void Build_EnrichmentWithoutSource_IsRefused(string row, string fault)
    {
        _data.Write("enrichment/2026.csv", "sujet,propriete,valeur,forme,source,consulte\n" + row + "\n");
        KnowledgeGraphException error = Assert.ThrowsAny<KnowledgeGraphException>(_data.Build);
        Assert.StartsWith("2026.csv:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }
}
