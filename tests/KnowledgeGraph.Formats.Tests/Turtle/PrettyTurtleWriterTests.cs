using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.Turtle;

public class PrettyTurtleWriterTests
{
    [Fact]
    public void Write_ShapesListsAndLongTexts_IsLaidOutForReading()
    {
        const string Document =
            """"
            @prefix ex: <http://ex/> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .

            ex:Shape a sh:NodeShape ;
                ex:many
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                    "cccccccccccccccccccccccccccccccccccccccccccc" ;
                ex:mixed
                    ex:a,
                    [ ex:b 1 ] ;
                ex:nil () ;
                ex:text """a "quoted" text
            over two lines"""@en ;
                sh:property [
                    sh:minCount 1 ;
                    sh:or ( [ sh:datatype ex:d ] [ sh:in ( "a" "b"@fr 1 2.0 1e0 true ) ] ) ;
                    sh:path ex:p
                ], [ sh:path ex:q ] .

            _:c14n13 ex:self _:c14n13 .

            _:c14n15 ex:knows [ ex:knows _:c14n15 ] .

            [] a ex:Bare .

            """";

        Assert.Equal(Document, Rewrite(Document, RdfFormat.Turtle));
    }

    [Fact]
    public void Write_Graphs_StandInBracesAfterTheDefaultGraph()
    {
        const string Document =
            """
            @prefix ex: <http://ex/> .

            ex:a ex:p [ ex:q "in the default graph" ] .

            ex:g {
                ex:a ex:p _:c14n1 .
            }

            _:c14n0 {
                ex:b ex:p
                        ex:c,
                        [] .

                _:c14n1 ex:p 1 .
            }

            """;

        Assert.Equal(Document, Rewrite(Document, RdfFormat.TriG));
    }

    [Fact]
    public void Write_NestingDeeperThanReadersTake_IsCutByLabels()
    {
        var dataset = new Dataset();
        for (int i = 0; i < 2000; i++) dataset.Add(new BlankNode($"n{i}"), new Iri("http://ex/p"), new BlankNode($"n{i + 1}"));

        byte[] document = Documents.Write(dataset, RdfFormat.Turtle);

        Assert.Equal(2000, Documents.Read(document, RdfFormat.Turtle, new RdfReaderOptions { MaxDepth = 40 }).Count);
    }

    [Fact]
    public void Write_ListOfManyItems_IsOneList()
    {
        string list = "<http://ex/s> <http://ex/p> ( " + string.Join(' ', Enumerable.Range(0, 5000)) + " ) .";
        string written = Rewrite(list, RdfFormat.Turtle);
        Assert.Equal(5000, written.Split('\n').Count(line => int.TryParse(line, out _)));
        Assert.DoesNotContain("rest", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://ex/a b")]
    [InlineData("relative")]
    public void Write_IriThatCannotBeReadBack_Throws(string iri)
    {
        foreach (RdfFormat format in new[] { RdfFormat.NTriples, RdfFormat.NQuads, RdfFormat.Turtle, RdfFormat.TriG })
        {
            var quad = new Quad(new Iri(iri), new Iri("x:p"), new Literal(""), null);
            Assert.Throws<KnowledgeGraphException>(() => Documents.Write([quad], format));
        }
    }

    private static string Rewrite(string document, RdfFormat format)
    {
        var sink = new DatasetSink();
        RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), format, new RdfReaderOptions(), sink);
        return Encoding.UTF8.GetString(Documents.Write(sink.Dataset, format, new RdfWriterOptions { Prefixes = [.. sink.Prefixes] }));
    }
}
