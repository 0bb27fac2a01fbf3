using System.Text;
using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class JsonLdWriterTests
{
    private const string Data = """
        @prefix ex: <http://ex/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:b a ex:T ; ex:label "Bretagne"@fr , "Brittany"@en ; ex:date "2023-06-05"^^xsd:date ; ex:count 3 ; ex:ratio 0.5 ;
            ex:link ex:a ; ex:order ( "x" ex:a ) .
        ex:a ex:note "du texte"@fr , "plain" ; ex:part [ ex:note "inner"@fr ] .
        GRAPH ex:g { ex:a ex:link ex:b . }
        """;

    private const string Context = """
        {
          "@language": "fr", "ex": "http://ex/", "xsd": "http://www.w3.org/2001/XMLSchema#", "T": "ex:T",
          "label": {"@id": "ex:label", "@container": "@language"}, "date": {"@id": "ex:date", "@type": "xsd:date"}, "note": "ex:note",
          "count": "ex:count", "link": {"@id": "ex:link", "@type": "@id"}, "order": {"@id": "ex:order", "@container": "@list"}
        }
        """;

    [Fact]
    public void Write_WithContext_IsLaidOutForReaders()
    {
        const string Expected = """
              "@graph": [
                {
                  "@id": "ex:a",
                  "note": [
                    {
                      "@value": "plain"
                    },
                    "du texte"
                  ],
                  "ex:part": {
                    "note": "inner"
                  }
                },
                {
                  "@id": "ex:b",
                  "@type": "T",
                  "count": 3,
                  "date": "2023-06-05",
                  "label": {
                    "en": "Brittany",
                    "fr": "Bretagne"
                  },
                  "link": "ex:a",
                  "order": [
                    {
                      "@value": "x"
                    },
                    {
                      "@id": "ex:a"
                    }
                  ],
                  "ex:ratio": {
                    "@value": "0.5",
                    "@type": "xsd:decimal"
                  }
                },
                {
                  "@id": "ex:g",
                  "@graph": [
                    {
                      "@id": "ex:a",
                      "link": "ex:b"
                    }
                  ]
                }
              ]
            }

            """;
        string written = Write(Documents.Read(Data, RdfFormat.TriG), new RdfWriterOptions { JsonLdContext = Context });
        Assert.Equal(Expected, written[written.IndexOf("  \"@graph\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Write_SingleNode_StandsBesideTheContext() => Assert.Equal(
        "{\n  \"@context\": {\n    \"ex\": \"http://ex/\"\n  },\n  \"@id\": \"ex:a\",\n  \"ex:p\": \"x\"\n}\n",
        Write(Documents.Read("<http://ex/a> <http://ex/p> \"x\"."), new RdfWriterOptions { Prefixes = [new("ex", "http://ex/")] }));

    [Fact]
    public void Write_BrokenContext_SaysWhere()
    {
        var error = Assert.Throws<JsonLdException>(() => Write([], new RdfWriterOptions { JsonLdContext = "{\n  \"p\": 1}" }));
        Assert.Equal(("context", 2L, 8L), (error.SourceName, error.Line, error.Column));
    }

    private static string Write(IEnumerable<Quad> dataset, RdfWriterOptions options) =>
        Encoding.UTF8.GetString(Documents.Write(dataset, RdfFormat.JsonLd, options));
}
