using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests;

public class ErrorRecoveryTests
{
    [Fact]
    public void Read_BrokenLines_ReportsEachAndReadsTheOthers()
    {
        const string text = "<a:s> <a:p> <a:o1> .\n<a:s> <a:p>\n\n<a:s> <a:p> \"x .\n<a:s> <a:p> <a:o2> .\n<a:s> <a:p> <a:o3>";
        (string[] errors, string[] objects) = Read(Encoding.UTF8.GetBytes(text), RdfFormat.NTriples);
        Assert.Equal(["2:12", "4:13", "6:19"], errors);
        Assert.Equal(["<a:o1>", "<a:o2>"], objects);
    }

    [Fact]
    public void Read_BrokenElements_ReportsEachAndReadsTheOthers()
    {
        const string text =
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">
            stray
            <rdf:Description rdf:about="a:s">
              <a:p rdf:resource="a:x" rdf:nodeID="n"/>
              <a:p>text <a:q/></a:p>
              <a:p>o1</a:p>
              <a:p><rdf:Description rdf:about="a:t" rdf:ID="i"><a:q>lost</a:q></rdf:Description></a:p>
              <a:p xml:lang="1">no tag</a:p>
              <a:p>o2</a:p>
            </rdf:Description>
            <rdf:li/>
            <rdf:Description rdf:about="a:s"><a:p>o3</a:p></rdf:Description>
            </rdf:RDF>
            """;
        (string[] errors, string[] objects) = Read(Encoding.UTF8.GetBytes(text), RdfFormat.RdfXml);
        Assert.Equal(["1:79", "4:27", "5:14", "7:9", "8:4", "11:2"], errors);
        Assert.Equal(["\"o1\"", "\"o2\"", "\"o3\""], objects);
    }

    [Fact]
    public void Read_BrokenObjects_ReportsEachAndReadsTheOthers()
    {
        const string text =
            """
            { "@context": { "@vocab": "a:", "l": { "@language": "fr" } },
              "@id": "a:s",
              "p": [ "o1", { "@value": [] , "x": 1 }, { "@id": 5 }, { "@id": "a:o2", "q": { "@list": [], "@set": [] } } ],
              "r": { "@value": 1, "@language": "fr" },
              "l": "o3"
            }
            """;
        (string[] errors, string[] objects) = Read(Encoding.UTF8.GetBytes(text), RdfFormat.JsonLd);
        Assert.Equal(4, errors.Length);
        Assert.All(errors.Take(3), error => Assert.StartsWith("3:", error, StringComparison.Ordinal));
        Assert.StartsWith("4:", errors[3], StringComparison.Ordinal);
        Assert.Equal(["\"o1\"", "\"o3\"@fr", "<a:o2>"], objects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(RdfFormat.NTriples)]
    [InlineData(RdfFormat.Turtle)]
    public void Read_BytesThatAreNotUtf8_ReportsEachAndGoesOn(RdfFormat format)
    {
        byte[] text = Encoding.Latin1.GetBytes("<a:s> <a:p> \"été\" .\n<a:s> <a:p> \"ok\" .\n<a:s> <a:p> \"à\" .\n");
        (string[] errors, string[] objects) = Read(text, format);
        Assert.Equal(["1:14", "1:16", "3:14"], errors);
        Assert.Equal(["\"?t?\"", "\"ok\"", "\"?\""], objects);
    }

    [Theory]
    [InlineData("a:s a:p . a:s a:p a:o1 .", "1:9", "<urn:a:o1>")]
    [InlineData("a:s a:p a:x a:y . a:s a:p a:o1 .", "1:13", "<urn:a:o1>")]
    [InlineData("a:s a:p <urn:a b> . a:s a:p a:o1 .", "1:15", "<urn:a:o1>")]
    [InlineData("a:s a:p <urn:a.\n a:s a:p a:o1 .", "1:16", "<urn:a:o1>")]
    [InlineData("a:s a:p \"no end.\na:s a:p a:o1 .", "1:9", "")]
    [InlineData("a:s a:p \"no end .\na:s a:p a:o1 .", "1:9", "<urn:a:o1>")]
    [InlineData("a:s a:p \"a. b\"@1 . a:s a:p a:o1 .", "1:15", "<urn:a:o1>")]
    [InlineData("a:s a:p \"\"\"a . \\q \n . \"\"\" . a:s a:p a:o1 .", "1:16", "<urn:a:o1>")]
    [InlineData("a:s a:p [ a:q ( 1 2 ] ) . a:s a:p a:o1 .", "1:21", "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("a:s a:p ?x . # a comment. more\na:s a:p a:o1 .", "1:9", "<urn:a:o1>")]
    [InlineData("b:s b:p b:o1 . a:s a:p b:o2 .", "1:1", "<urn:undeclared:o1> <urn:undeclared:o2>")]
    [InlineData("<s> a:p <o> .", "1:1 1:9", "<o>")]
    [InlineData("@prefix c: <urn:c:>\n@prefix b: <urn:b:> . a:s a:p b:o1 .", "2:1", "<urn:b:o1>")]
    [InlineData("} a:s a:p a:o1 .", "1:1", "<urn:a:o1>")]
    [InlineData("a:s a:p a:o1 . a:s a:p", "1:23", "<urn:a:o1>")]
    public void Read_BrokenStatement_GoesOnBehindIt(string text, string places, string expected)
    {
        (string[] errors, string[] objects) = Read(Encoding.UTF8.GetBytes("@prefix a: <urn:a:> .\n" + text), RdfFormat.Turtle);
        Assert.Equal(places.Split(' ').Select(place => (int.Parse(place.Split(':')[0]) + 1) + ":" + place.Split(':')[1]), errors);
        Assert.Contains(expected, string.Join(' ', objects), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:g { a:s a:p . a:s a:p a:o1 } a:h { a:s a:p a:o2 }", 1, "<urn:a:o1> <urn:a:o2>")]
    [InlineData("a:g { a:s a:p ] } a:h { a:s a:p a:o2 }", 1, "<urn:a:o2>")]
    [InlineData("GRAPH \"g\" { a:s a:p a:o1 . a:s a:p a:o2 . } a:h { a:s a:p a:o3 }", 1, "<urn:a:o3>")]
    public void Read_BrokenStatementInAGraph_GoesOnInIt(string text, int count, string expected)
    {
        (string[] errors, string[] objects) = Read(Encoding.UTF8.GetBytes("@prefix a: <urn:a:> .\n" + text), RdfFormat.TriG);
        Assert.Equal(count, errors.Length);
        Assert.Equal(expected, string.Join(' ', objects));
    }

    [Theory]
    [InlineData(RdfFormat.NQuads, "x\ny\nz\n")]
    [InlineData(RdfFormat.TriG, "<a:g> { ] . ] . ] . }")]
    public void Read_AnswerIsNo_EndsWithThatError(RdfFormat format, string text)
    {
        var asked = new List<RdfSyntaxException>();
        var options = new RdfReaderOptions
        {
            GoesOnAfter = error =>
            {
                asked.Add(error);
                return asked.Count < 2;
            },
        };
        var error = Assert.Throws<RdfSyntaxException>(() =>
            RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, options, new DatasetSink()));
        Assert.Equal(2, asked.Count);
        Assert.Same(asked[1], error);
    }

    [Fact]
    public void Read_RandomDamage_EndsAndNeverLoops()
    {
        byte[] sound = Encoding.UTF8.GetBytes(
            "@prefix a: <urn:a:> .\na:g { a:s a:p \"x\"@fr , '''y''' ; a:q [ a:r ( 1 2.5 ) ] . } # end\nGRAPH a:h { <urn:s> a _:b . }\n");
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = (byte[])sound.Clone();
            for (int i = random.Next(1, 5); i > 0; i--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            (string[] errors, _) = Read(damaged, RdfFormat.TriG);
            Assert.True(errors.Length < 50);
        }
    }

    private static (string[] Errors, string[] Objects) Read(byte[] text, RdfFormat format)
    {
        var errors = new List<string>();
        var options = new RdfReaderOptions
        {
            GoesOnAfter = error =>
            {
                errors.Add($"{error.Line}:{error.Column}");
                return true;
            },
        };
        var sink = new DatasetSink();
        RdfReader.Read(new SmallPiecesStream(text, 5), format, options, sink);
        IEnumerable<Term> objects = sink.Dataset.Select(quad => quad.Object).Where(term => term is not BlankNode);
        return ([.. errors], [.. objects.Select(term => term.ToString())]);
    }
}
