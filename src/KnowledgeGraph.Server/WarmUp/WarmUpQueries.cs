namespace KnowledgeGraph.Server.WarmUp;

/// <summary>Queries over <see cref="WarmUpGraph"/> that between them reach what queries of users reach: every form, operator and kind of value.</summary>
internal static class WarmUpQueries
{
    /// <summary>The namespace of all names of the graph.</summary>
    public const string Namespace = "urn:warm-up:";

    private const string Prefixes = $"PREFIX w: <{Namespace}>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n";

    private static readonly string[] Bodies =
    [
        // Look-ups and stars
        """SELECT * WHERE { w:dataset\/7 ?p ?o }""",
        """SELECT ?p ?o WHERE { w:dataset\/42 ?p ?o FILTER(isLiteral(?o)) }""",
        """SELECT ?title ?date WHERE { w:dataset\/9 w:title ?title ; w:issued ?date . OPTIONAL { w:dataset\/9 w:license ?l } }""",
        """SELECT ?s ?p WHERE { ?s ?p w:theme\/3 } LIMIT 20""",
        """DESCRIBE w:dataset\/12""",
        """CONSTRUCT { ?s w:has ?o } WHERE { ?s w:theme w:theme\/4 ; w:title ?o }""",
        """ASK { ?s w:publisher w:publisher\/0 ; w:theme w:theme\/8 }""",
        """SELECT ?d ?title ?p WHERE { ?d a w:Dataset ; w:title ?title ; w:publisher ?p ; w:theme w:theme\/5 ; w:size ?size FILTER(?size > 1000) }""",
        """SELECT ?d ?l WHERE { ?d w:theme w:theme\/1 ; w:publisher ?p . ?p w:name ?l } ORDER BY ?l LIMIT 10""",
        """SELECT DISTINCT ?d ?title WHERE { ?d w:title ?title ; a w:Dataset ; w:theme w:theme\/2 , w:theme\/14 ; w:size ?v FILTER(?v > 100) } ORDER BY ?title LIMIT 10""",

        // Joins
        """SELECT ?d ?n WHERE { ?d w:distribution ?x . ?x w:format w:format\/2 . ?d w:publisher ?p . ?p w:name ?n }""",
        """SELECT ?a ?b WHERE { ?a w:replaces ?b . ?b w:replaces ?c . ?c w:theme w:theme\/3 }""",
        """SELECT ?a ?b WHERE { ?a w:publisher ?p . ?b w:publisher ?p . ?a w:theme w:theme\/3 . ?b w:theme w:theme\/9 FILTER(?a != ?b) }""",
        """SELECT ?a ?b ?c WHERE { ?a w:knows ?b . ?b w:knows ?c . ?c w:knows ?a }""",
        """SELECT ?d ?s ?t WHERE { ?d w:size ?s ; w:distribution ?x . ?x w:byteSize ?t FILTER(?s * 2 < ?t && ?s > 50000) }""",
        """SELECT ?d ?e WHERE { w:dataset\/31 w:theme ?t . ?d w:theme ?t ; w:size ?a . w:dataset\/31 w:size ?b . FILTER(?d != w:dataset\/31 && ?a < ?b + 9000 && ?a > ?b - 9000) ?d w:title ?e } ORDER BY ?e LIMIT 5""",
        """SELECT * WHERE { VALUES ?d { w:dataset\/3 w:dataset\/4 w:dataset\/5 } ?d w:title ?t ; w:publisher ?p }""",

        // OPTIONAL, UNION, negation
        """SELECT ?d ?l WHERE { ?d a w:Series . OPTIONAL { ?d w:license ?l } }""",
        """SELECT ?d ?t ?l ?u WHERE { ?d w:theme w:theme\/6 ; w:title ?t . OPTIONAL { ?d w:license ?l } OPTIONAL { ?d w:distribution ?x . ?x w:url ?u } }""",
        """SELECT ?d WHERE { ?d a w:Dataset ; w:size ?s . OPTIONAL { ?d w:license ?l FILTER(?s > 100) } FILTER(!BOUND(?l)) }""",
        """SELECT ?d WHERE { ?d a w:Dataset FILTER NOT EXISTS { ?d w:license ?l } }""",
        """SELECT ?d WHERE { ?d a w:Series FILTER EXISTS { ?d w:distribution ?x . ?x w:format w:format\/2 } }""",
        """SELECT ?d WHERE { ?d w:theme w:theme\/7 MINUS { ?d w:license w:license\/2 } }""",
        """SELECT ?d ?t WHERE { { ?d w:theme w:theme\/3 } UNION { ?d w:keyword "adresse" } ?d w:title ?t } LIMIT 200""",
        """SELECT ?t ?p1 ?p2 WHERE { { ?d w:theme w:theme\/3 ; w:size ?p1 FILTER(?p1 > 900) } UNION { ?d w:theme w:theme\/5 ; w:price ?p2 FILTER(?p2 < 50) } ?d w:title ?t } ORDER BY ?t LIMIT 10 OFFSET 5""",

        // Counts and groups
        """SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }""",
        """SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)""",
        """SELECT ?c (COUNT(?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c""",
        """SELECT ?p (COUNT(?d) AS ?n) (AVG(?s) AS ?mean) (MAX(?i) AS ?last) WHERE { ?d w:publisher ?p ; w:size ?s ; w:issued ?i } GROUP BY ?p HAVING(COUNT(?d) > 5) ORDER BY DESC(?n) LIMIT 10""",
        """SELECT ?y (SUM(?s) AS ?total) (MIN(?price) AS ?least) WHERE { ?d w:issued ?i ; w:size ?s ; w:price ?price BIND(YEAR(?i) AS ?y) } GROUP BY ?y""",
        """SELECT ?t (COUNT(DISTINCT ?p) AS ?n) WHERE { ?d w:theme ?t ; w:publisher ?p } GROUP BY ?t""",
        """SELECT ?f (GROUP_CONCAT(?k; separator=", ") AS ?all) (SAMPLE(?d) AS ?one) WHERE { ?d w:distribution ?x ; w:keyword ?k . ?x w:format ?f } GROUP BY ?f""",
        """SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d w:distribution/w:format w:format\/3 }""",
        """SELECT ?p ?ratio WHERE { { SELECT ?p (COUNT(*) AS ?n) WHERE { ?d w:publisher ?p ; w:theme ?t } GROUP BY ?p } { SELECT ?p (COUNT(*) AS ?m) WHERE { ?d w:publisher ?p } GROUP BY ?p } BIND(?n / ?m AS ?ratio) } ORDER BY DESC(?ratio) ?p LIMIT 10""",
        """SELECT DISTINCT ?t ?f WHERE { ?d w:theme ?t ; w:distribution ?x . ?x w:format ?f }""",
        """SELECT DISTINCT ?k WHERE { ?d w:keyword ?k }""",

        // Texts and functions
        """SELECT ?d WHERE { ?d w:title ?t FILTER REGEX(?t, "forêt|cadastre", "i") } LIMIT 50""",
        """SELECT ?d ?t WHERE { ?d w:title ?t FILTER CONTAINS(LCASE(?t), "littoral") }""",
        """SELECT ?d WHERE { ?d w:description ?t FILTER(STRSTARTS(?t, "Description de adresse") && LANG(?t) = "fr") }""",
        """SELECT ?u WHERE { ?d w:title ?t BIND(CONCAT(UCASE(STR(?t)), "-", STRAFTER(STR(?d), "dataset/"), REPLACE(?t, "e", "E"), SUBSTR(?t, 2, 3)) AS ?u) } LIMIT 100""",
        """SELECT ?d (STRLEN(?t) AS ?n) (IF(?s > 10, "grand", "petit") AS ?class) (COALESCE(?l, "sans") AS ?license) WHERE { ?d w:title ?t ; w:size ?s ; w:theme w:theme\/11 OPTIONAL { ?d w:license ?l } }""",
        """SELECT ?d ?m WHERE { ?d w:modified ?m FILTER(?m >= "2015-01-01T00:00:00Z"^^xsd:dateTime && ?m < "2015-06-01T00:00:00Z"^^xsd:dateTime && MONTH(?m) > 2) }""",
        """SELECT ?d (ROUND(?x * 10) / 10 AS ?y) (xsd:integer(?x) AS ?z) (?price + 1 AS ?q) WHERE { ?d w:score ?x ; w:price ?price FILTER(?x > 100 && ?x < 200) }""",

        // Order
        """SELECT ?d ?s WHERE { ?d w:size ?s } ORDER BY DESC(?s) LIMIT 10""",
        """SELECT ?d ?t WHERE { ?d a w:Series ; w:title ?t } ORDER BY ?t ?d""",
        """SELECT ?d ?i WHERE { ?d w:issued ?i ; w:theme w:theme\/2 } ORDER BY DESC(?i) ?d""",

        // Paths
        """SELECT ?x WHERE { w:theme\/39 w:broader+ ?x }""",
        """SELECT ?x WHERE { ?x w:broader* w:theme\/1 }""",
        """SELECT ?d WHERE { ?d w:theme/w:broader* w:theme\/2 } LIMIT 100""",
        """SELECT ?a ?b WHERE { ?a w:partOf+ ?b }""",
        """SELECT ?x WHERE { w:dataset\/3 (w:publisher|w:theme)/^w:publisher? ?x }""",
        """SELECT ?x WHERE { w:dataset\/3 !(w:publisher|w:theme) ?x }""",

        // Graphs
        """SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g""",
        """SELECT ?g ?u WHERE { ?d w:theme w:theme\/3 ; w:distribution ?x . GRAPH ?g { ?x w:url ?u } }""",
        """SELECT ?s ?l WHERE { GRAPH w:graph\/4 { ?s w:license ?l } }""",

        // Exports
        """SELECT * WHERE { ?d w:title ?t ; w:publisher ?p ; w:size ?s }""",
        """SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 3000""",
        """CONSTRUCT WHERE { ?d w:distribution ?x ; w:title ?t }""",
    ];

    /// <summary>The queries, whole.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Bodies.Select(body => Prefixes + body)];
}
