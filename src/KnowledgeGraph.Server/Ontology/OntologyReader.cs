using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>Reads the terms of the ontology in a snapshot, and how the graph uses them. One thread at a time.</summary>
public sealed class OntologyReader(QueryEngine engine, Snapshot snapshot, CancellationToken cancellationToken)
{
    private const string Prefixes =
        """
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        """;

    /// <summary>Every class and property of the ontology, and those of standards that it uses; its own first, then classes first, by name.</summary>
    public IReadOnlyList<OntologyTerm> ReadTerms() =>
    [
        .. Rows(
                $$"""
                SELECT ?term ?kind ?p ?o WHERE {
                  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty rdfs:Class rdf:Property }
                  ?term a ?kind ; rdfs:isDefinedBy ?vocabulary ; ?p ?o .
                }
                """)
            .GroupBy(row => (Iri)row[0]!)
            .Select(group => new OntologyTerm(
                group.Key,
                group.Any(row => row[1] is Iri { Value: "http://www.w3.org/2002/07/owl#Class" or "http://www.w3.org/2000/01/rdf-schema#Class" }),
                group.ToLookup(row => (Iri)row[2]!, row => row[3]!)))
            .OrderBy(term => term.IsReused).ThenBy(term => !term.IsClass).ThenBy(term => term.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>How many things the graph says to be of each class.</summary>
    public IReadOnlyDictionary<Iri, string> CountMembers() =>
        Uses("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c").ToDictionary(use => use.Other, use => use.Count);

    /// <summary>The classes of the things that a property is said of.</summary>
    public IReadOnlyList<TermUse> SubjectsOf(Iri property) =>
        Uses($"SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s {property} ?o . ?s a ?c }} GROUP BY ?c ORDER BY DESC(?n) ?c");

    /// <summary>The classes of its values.</summary>
    public IReadOnlyList<TermUse> ValuesOf(Iri property) =>
        Uses($"SELECT ?c (COUNT(DISTINCT ?o) AS ?n) WHERE {{ ?s {property} ?o . ?o a ?c }} GROUP BY ?c ORDER BY DESC(?n) ?c");

    /// <summary>The properties that are said of the members of a class.</summary>
    public IReadOnlyList<TermUse> PropertiesOf(Iri @class) =>
        Uses($"SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a {@class} ; ?p ?o }} GROUP BY ?p ORDER BY DESC(?n) ?p");

    /// <summary>The properties that lead to them.</summary>
    public IReadOnlyList<TermUse> PropertiesTo(Iri @class) =>
        Uses($"SELECT ?p (COUNT(DISTINCT ?o) AS ?n) WHERE {{ ?o a {@class} . ?s ?p ?o }} GROUP BY ?p ORDER BY DESC(?n) ?p");

    /// <summary>Some statements with a property: subject and value.</summary>
    public IReadOnlyList<Term?[]> ExamplesOf(Iri property) =>
        Rows($"SELECT DISTINCT ?s ?o WHERE {{ ?s {property} ?o }} ORDER BY ?s ?o LIMIT 5");

    /// <summary>Some members of a class.</summary>
    public IReadOnlyList<Term?[]> MembersOf(Iri @class) =>
        Rows($"SELECT DISTINCT ?s WHERE {{ ?s a {@class} }} ORDER BY ?s LIMIT 5");

    /// <summary>Whether something of a class has a property whose value is of another.</summary>
    public bool Links(Iri from, Iri property, Iri to) =>
        Rows($"SELECT ?s WHERE {{ ?s a {from} ; {property} ?o . ?o a {to} }} LIMIT 1").Count > 0;

    private IReadOnlyList<TermUse> Uses(string query) =>
        [.. Rows(query).Where(row => row[0] is Iri).Select(row => new TermUse((Iri)row[0]!, ((Literal)row[1]!).LexicalForm))];

    private List<Term?[]> Rows(string query)
    {
        var rows = new SolutionCollector();
        var options = new QueryOptions { Timeout = TimeSpan.FromSeconds(5) };
        using var result = (SelectResult)engine.Execute(SparqlParser.ParseQuery(Prefixes + query), snapshot, options, cancellationToken);
        while (result.WriteNext(rows))
        {
        }
        return rows.Rows;
    }
}
