namespace KnowledgeGraph.Fuzzing;

/// <summary>The documents that mutations start from.</summary>
internal static class Seeds
{
    private const int MaxBytes = 12_000;
    private const int MaxFiles = 600;

    private static readonly Dictionary<string, string[]> BuiltIn = new()
    {
        [".nt"] = ["<http://e/s> <http://e/p> \"a\\u00E9\\n\"@en-GB .\n_:b <http://e/p> \"1\"^^<http://e/t> . # c\n"],
        [".nq"] = ["<http://e/s> <http://e/p> _:o <http://e/g> .\n_:b <http://e/p> \"x\" _:g .\n"],
        [".ttl"] = ["@prefix e: <http://e/> .\n@base <http://b/> .\ne:s a e:C ; e:p ( 1 2.5 1e3 [ e:q '''l\"o''' , \"x\"@fr ] ) , <#r> , true .\n"],
        [".trig"] = ["PREFIX e: <http://e/>\ne:g { e:s e:p [ e:q () ] . }\nGRAPH _:g { <a:b> e:p e:o\\,x , e:%20 }\n{ e:s e:p \"\"\"a\nb\"\"\"^^e:t }\n"],
        [".rdf"] =
        [
            "<?xml version=\"1.0\"?>\n<!DOCTYPE r [<!ENTITY e \"http://e/\">]>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            + "xmlns:e=\"&e;\" xml:base=\"http://b/\" xml:lang=\"fr\"><e:C rdf:about=\"#a\" e:p=\"v\"><e:q rdf:parseType=\"Collection\"><e:D/></e:q>"
            + "<e:l rdf:parseType=\"Literal\"><b>x</b></e:l><rdf:li rdf:nodeID=\"n\"/><e:r rdf:parseType=\"Resource\" rdf:ID=\"i\"><e:s rdf:datatype=\"&e;t\">1</e:s></e:r>"
            + "</e:C></rdf:RDF>",
        ],
        [".jsonld"] =
        [
            "{\"@context\":{\"@vocab\":\"http://e/\",\"p\":{\"@type\":\"@id\",\"@container\":\"@list\"},\"l\":{\"@container\":\"@language\"}},"
            + "\"@id\":\"http://e/s\",\"@type\":\"C\",\"p\":[\"a:b\",{\"@list\":[]}],\"l\":{\"fr\":\"x\",\"en\":[\"y\"]},\"n\":1.5e3,\"b\":true,\"z\":null,"
            + "\"@graph\":[{\"@id\":\"_:b\",\"q\":{\"@value\":\"v\",\"@type\":\"t\"},\"@reverse\":{\"r\":{\"@id\":\"a:c\"}}}]}",
        ],
        [".rq"] =
        [
            "PREFIX e: <http://e/> SELECT DISTINCT ?s (COUNT(?o) AS ?n) FROM <a:g> WHERE { ?s e:p/e:q*|^e:r ?o . OPTIONAL { ?s !(e:a|^e:b) \"x\"@fr } "
            + "FILTER(?o > 1.5 && NOT EXISTS { GRAPH ?g { ?s a [] } } || REGEX(STR(?s), '^a', 'i')) BIND(IF(BOUND(?o), 1, 2) AS ?x) "
            + "VALUES (?a ?b) { (UNDEF 1) (e:x true) } { SELECT * { ?s ?p (1 2) } LIMIT 3 } MINUS { ?s ?p ?o } SERVICE SILENT <a:s> { } } "
            + "GROUP BY ?s HAVING(SUM(?o) > 3) ORDER BY DESC(?n) LIMIT 10 OFFSET 2",
            "VERSION \"1.2\" PREFIX e: <http://e/\\u00E9> SELECT * { << ?s e:p << _:b a 1 ~ e:r >> ~ ?t >> e:q <<( ?s ?p <<( e:a a 'x'@ar--rtl )>> )>> ~ e:i {| e:p+ [] |} ~ "
            + "FILTER(isTRIPLE(<<( ?s ?p 1 )>>) || SUBJECT(?t) = TRIPLE(?s, e:p, STRLANGDIR('a\\U0001F47E', 'ar', 'rtl'))) VALUES ?v { <<( e:a e:b <<( e:c a true )>> )>> UNDEF } }",
        ],
        [".ru"] =
        [
            "PREFIX e: <http://e/> INSERT DATA { GRAPH e:g { e:s e:p 'x' } } ; WITH e:g DELETE { ?s ?p ?o } INSERT { ?s e:q _:b } USING e:h WHERE { ?s ?p ?o } ; "
            + "LOAD SILENT <a:f> INTO GRAPH e:g ; CLEAR ALL ; COPY DEFAULT TO e:g ; DELETE WHERE { ?s ?p ?o }",
            "PREFIX e: <http://e/> INSERT DATA { e:s e:p 'x'@ar--ltr ~ e:r {| e:q _:b ; e:p <<( _:b a 1 )>> |} } ; VERSION '1.2' "
            + "DELETE { << ?s ?p ?o ~ ?r >> e:q 1 } INSERT { ?s ?p ?o {| e:q [] |} } WHERE { ?s ?p ?o ~ ?r }",
        ],
        [".srx"] =
        [
            "<?xml version=\"1.0\"?><sparql xmlns=\"http://www.w3.org/2005/sparql-results#\"><head><variable name=\"x\"/></head><results>"
            + "<result><binding name=\"x\"><literal xml:lang=\"fr\">a&amp;b</literal></binding></result><result><binding name=\"x\"><bnode>b</bnode></binding></result>"
            + "<result><binding name=\"x\"><uri>http://e/</uri></binding></result></results></sparql>",
            "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\" xmlns:its=\"http://www.w3.org/2005/11/its\"><head><variable name=\"x\"/></head><results><result>"
            + "<binding name=\"x\"><triple><subject><bnode>b</bnode></subject><predicate><uri>http://e/p</uri></predicate><object><triple><subject><uri>http://e/</uri>"
            + "</subject><predicate><uri>http://e/p</uri></predicate><object><literal xml:lang=\"ar\" its:dir=\"rtl\">a</literal></object></triple></object></triple>"
            + "</binding></result></results></sparql>",
        ],
        [".srj"] =
        [
            "{\"head\":{\"vars\":[\"x\",\"y\"]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"literal\",\"value\":\"a\",\"xml:lang\":\"fr\"},"
            + "\"y\":{\"type\":\"uri\",\"value\":\"http://e/\"}},{\"x\":{\"type\":\"bnode\",\"value\":\"b\"}},{\"y\":{\"type\":\"literal\",\"value\":\"1\",\"datatype\":\"http://e/t\"}}]}}",
            "{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"triple\",\"value\":{\"subject\":{\"type\":\"bnode\",\"value\":\"b\"},"
            + "\"predicate\":{\"type\":\"uri\",\"value\":\"a:p\"},\"object\":{\"type\":\"triple\",\"value\":{\"subject\":{\"type\":\"uri\",\"value\":\"a:s\"},\"predicate\":"
            + "{\"type\":\"uri\",\"value\":\"a:p\"},\"object\":{\"type\":\"literal\",\"value\":\"a\",\"xml:lang\":\"ar\",\"its:dir\":\"rtl\"}}}}}}]}}",
        ],
        [".tsv"] =
        [
            "?x\t?y\n<http://e/>\t\"a\\tb\"@fr\n_:b\t1.5\n\t\"x\"^^<http://e/t>\n",
            "?x\n<<( _:b <a:p> <<( <a:s> <a:p> \"a\"@ar--rtl )>> )>>\n\"b\"@ar--ltr\n",
        ],
        [".csv"] = ["x,y\r\nhttp://e/,\"a \"\"b\"\"\"\r\n_:b,\r\n"],
    };

    private static readonly string? Folder = Find();

    /// <summary>The documents of an extension: those that are always there, then those of the suites.</summary>
    public static byte[][] Of(params string[] extensions)
    {
        IEnumerable<byte[]> builtIn = extensions.SelectMany(extension => BuiltIn[extension]).Select(System.Text.Encoding.UTF8.GetBytes);
        return [.. builtIn, .. Files(extensions)];
    }

    private static IEnumerable<byte[]> Files(string[] extensions)
    {
        if (Folder is null) return [];
        string[] files =
        [
            .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Where(file => extensions.Contains(Path.GetExtension(file)) && new FileInfo(file).Length <= MaxBytes)
                .Order(StringComparer.Ordinal),
        ];
        int step = Math.Max(1, files.Length / MaxFiles);
        return files.Where((_, i) => i % step == 0).Select(File.ReadAllBytes);
    }

    private static string? Find()
    {
        IEnumerable<string?> candidates = [Environment.GetEnvironmentVariable("KG_SHARED"), .. Above(AppContext.BaseDirectory)];
        return candidates.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, "suites")).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent) yield return Path.Combine(at.FullName, "shared");
    }
}
