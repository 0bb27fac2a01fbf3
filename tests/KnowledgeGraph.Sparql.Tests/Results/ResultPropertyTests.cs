using System.Buffers;
using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Sparql.Tests.Results;

/// <summary>What is written reads back as it was, whatever the characters.</summary>
public sealed class ResultPropertyTests
{
    // Characters that some format escapes, and some beyond ASCII and the basic plane; no control characters, which XML has not.
    private static readonly string[] Pieces =
    [
        "a", "\"", "\\", "\n", "\r", "\t", "<", ">", "&", "'", ",", ";", "]]>",
        "é", "€", "\uFF5E", "\uFFFD", "😀", " ", "&amp;", "\\u0041",
    ];

    private static readonly Gen<string> Texts =
        Gen.Int[0, Pieces.Length - 1].List[0, 12].Select(list => string.Concat(list.Select(i => Pieces[i])));

    [Theory]
    [InlineData(SolutionFormat.Json)]
    [InlineData(SolutionFormat.Xml)]
    [InlineData(SolutionFormat.Tsv)]
    public void Literal_WrittenAndRead_IsTheSame(SolutionFormat format) => Texts.Sample(
        text => new[] { new Literal(text, new Iri("http://e/t")), new Literal(text, "ar", "rtl"), Triple(text) }
            .All(term => Read(Write(Utf8Term.From(term), format), format) == term), iter: 2_000);

    [Fact]
    public void Csv_WrittenAndRead_IsTheSameText() => Texts.Sample(
        text => text.Length == 0 || Read(Write(Utf8Term.From(new Literal(text)), SolutionFormat.Csv), SolutionFormat.Csv)!.Equals(new Literal(text)),
        iter: 2_000);

    private static Term Triple(string text)
    {
        var p = new Iri("http://e/p");
        return new TripleTerm(new BlankNode("b"), p, new TripleTerm(p, p, new Literal(text)));
    }

    private static byte[] Write(in Utf8Term term, SolutionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, format);
        writer.Begin(["x"]);
        writer.BeginRow();
        writer.Bind(0, term);
        writer.EndRow();
        writer.End();
        return output.WrittenSpan.ToArray();
    }

    private static Term? Read(byte[] document, SolutionFormat format) =>
        Assert.Single(SolutionReader.Read(new MemoryStream(document), format).Rows)[0];
}
