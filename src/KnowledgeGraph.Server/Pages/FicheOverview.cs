using System.Globalization;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;
using ParsedQuery = KnowledgeGraph.Sparql.Algebra.Query;

namespace KnowledgeGraph.Server.Pages;

/// <summary>What the home page says of the fiches: for each, which sections are stated, cut or not stated.</summary>
/// <param name="Sections">The sections of the template, in its order.</param>
/// <param name="Fiches">The fiches, by title.</param>
internal sealed record FicheOverview(IReadOnlyList<FicheOverview.Section> Sections, IReadOnlyList<FicheOverview.Fiche> Fiches)
{
    private const string Query =
        """
        PREFIX cnig: <https://w3id.org/cnig/def#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX schema: <http://schema.org/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?fiche ?region ?date ?section ?rubrique ?nom ?rang ?etat WHERE {
          ?fiche a cnig:Fiche ; dct:spatial/rdfs:label ?region ; dct:hasPart ?section .
          FILTER NOT EXISTS { ?fiche dct:isReplacedBy ?next }
          OPTIONAL { ?fiche dct:modified|dct:date ?date }
          ?section cnig:rubrique ?rubrique ; cnig:etatSection ?etat ; schema:position ?rang .
          ?rubrique skos:prefLabel ?nom .
          FILTER (lang(?nom) = "fr" && lang(?region) = "fr")
        }
        ORDER BY ?region ?date ?rang
        """;

    private static readonly ParsedQuery Parsed = SparqlParser.ParseQuery(Query);

    public static FicheOverview Read(QueryEngine engine, Snapshot snapshot)
    {
        var rows = new SolutionCollector();
        using (var result = (SelectResult)engine.Execute(Parsed, snapshot, new QueryOptions { Timeout = TimeSpan.FromSeconds(5) }))
        {
            while (result.WriteNext(rows))
            {
            }
        }
        Section[] sections =
        [
            .. rows.Rows.Select(row => new Section((Iri)row[4]!, Text(row[5]), int.Parse(Text(row[6]), CultureInfo.InvariantCulture)))
                .DistinctBy(section => section.Iri)
                .OrderBy(section => section.Rank),
        ];
        Fiche[] fiches =
        [
            .. rows.Rows.GroupBy(row => (Iri)row[0]!).Select(group => new Fiche(
                group.Key,
                Text(group.First()[1]),
                Text(group.First()[2]),
                group.DistinctBy(row => row[4]).ToDictionary(row => (Iri)row[4]!, row => State.Of((Iri)row[3]!, (Iri)row[7]!)))),
        ];
        return new FicheOverview(sections, fiches);
    }

    private static string Text(Term? term) => term is Literal literal ? literal.LexicalForm : "";

    /// <summary>A section of the template.</summary>
    internal sealed record Section(Iri Iri, string Label, int Rank);

    /// <summary>A fiche and the state of its sections.</summary>
    internal sealed record Fiche(Iri Iri, string Region, string Date, IReadOnlyDictionary<Iri, State> States);

    /// <summary>What a fiche says under a section of the template: the words and the style that a page shows.</summary>
    internal sealed record State(Iri Section, string Label, string Style)
    {
        public static State Of(Iri section, Iri state) => state.Value[(state.Value.LastIndexOf('/') + 1)..] switch
        {
            "renseigne" => new State(section, "● renseignée", "status-stated"),
            "tronque" => new State(section, "◐ coupée", "status-cut"),
            _ => new State(section, "○ non renseignée", "status-none"),
        };
    }
}
