using System.Buffers;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Sparql.Tests.Results;

public sealed class SolutionWriterTests
{
    private static readonly TripleTerm Nested = new(
        new BlankNode("b"), new Iri("http://e/p"), new TripleTerm(new Iri("http://e/a"), new Iri("http://e/p"), new Literal("b, \"c\"")));

    private static readonly Literal Awkward = new("a \"b\" <c> & d\\e\tf\ng, é €\u0001");

    [Fact]
    public void Json_RowWithEveryKindOfTerm_IsWrittenByTheSpecification()
    {
        string text = Write(
            SolutionFormat.Json,
            ["x", "y"],
            [new Iri("http://e/a"), new BlankNode("b0")],
            [new Literal("a", "fr"), null],
            [null, new Literal("1", new Iri("http://e/t"))]);
        Assert.Equal(
            """
            {"head":{"vars":["x","y"]},"results":{"bindings":[
            {"x":{"type":"uri","value":"http://e/a"},"y":{"type":"bnode","value":"b0"}},
            {"x":{"type":"literal","value":"a","xml:lang":"fr"}},
            {"y":{"type":"literal","value":"1","datatype":"http://e/t"}}
            ]}}

            """,
            text);
    }

    [Fact]
    public void Xml_RowWithEveryKindOfTerm_IsWrittenByTheSpecification()
    {
        string text = Write(
            SolutionFormat.Xml,
            ["x", "y"],
            [new Iri("http://e/?a&b"), new BlankNode("b0")],
            [new Literal("a", "fr"), null],
            [null, new Literal("1", new Iri("http://e/t"))]);
        Assert.Equal(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sparql xmlns="http://www.w3.org/2005/sparql-results#">
            <head><variable name="x"/><variable name="y"/></head>
            <results>
            <result><binding name="x"><uri>http://e/?a&amp;b</uri></binding><binding name="y"><bnode>b0</bnode></binding></result>
            <result><binding name="x"><literal xml:lang="fr">a</literal></binding></result>
            <result><binding name="y"><literal datatype="http://e/t">1</literal></binding></result>
            </results>
            </sparql>

            """,
            text);
    }

    [Fact]
    public void Json_TripleTermAndDirection_AreWrittenByTheSpecification() => Assert.Equal(
        """
        {"head":{"vars":["x","y"]},"results":{"bindings":[
        {"x":{"type":"triple","value":{"subject":{"type":"bnode","value":"b"},"predicate":{"type":"uri","value":"http://e/p"},"object":{"type":"triple","value":{"subject":{"type":"uri","value":"http://e/a"},"predicate":{"type":"uri","value":"http://e/p"},"object":{"type":"literal","value":"b, \"c\""}}}}},"y":{"type":"literal","value":"a","xml:lang":"ar","its:dir":"rtl"}}
        ]}}

        """,
        Write(SolutionFormat.Json, ["x", "y"], [Nested, new Literal("a", "ar", "rtl")]), ignoreLineEndingDifferences: true);

    [Fact]
    public void Xml_TripleTermAndDirection_AreWrittenByTheSpecification() => Assert.Contains(
        "<result><binding name=\"x\"><triple><subject><bnode>b</bnode></subject><predicate><uri>http://e/p</uri></predicate><object><triple>"
            + "<subject><uri>http://e/a</uri></subject><predicate><uri>http://e/p</uri></predicate><object><literal>b, \"c\"</literal></object>"
            + "</triple></object></triple></binding><binding name=\"y\"><literal xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" "
            + "its:dir=\"rtl\" xml:lang=\"ar\">a</literal></binding></result>",
        Write(SolutionFormat.Xml, ["x", "y"], [Nested, new Literal("a", "ar", "rtl")]));

    [Fact]
    public void Csv_TripleTerm_IsOneFieldWhoseLiteralsAreQuoted() => Assert.Equal(
        "x\r\n\"<<( _:b http://e/p <<( http://e/a http://e/p \"\"b, \"\"\"\"c\"\"\"\"\"\" )>> )>>\"\r\n", Write(SolutionFormat.Csv, ["x"], [Nested]));

    [Fact]
    public void Tsv_TripleTermAndDirection_AreWrittenAsInTurtle() => Assert.Equal(
        "?x\t?y\n<<( _:b <http://e/p> <<( <http://e/a> <http://e/p> \"b, \\\"c\\\"\" )>> )>>\t\"a\"@ar--rtl\n",
        Write(SolutionFormat.Tsv, ["x", "y"], [Nested, new Literal("a", "ar", "rtl")]));

    [Fact]
    public void Csv_ValuesWithReservedCharacters_AreQuoted()
    {
        string text = Write(
            SolutionFormat.Csv,
            ["x", "y", "z"],
            [new Literal("a,b"), new Literal("say \"oui\""), new Iri("http://e/a")],
            [null, new BlankNode("b"), null]);
        Assert.Equal("x,y,z\r\n\"a,b\",\"say \"\"oui\"\"\",http://e/a\r\n,_:b,\r\n", text);
    }

    [Fact]
    public void Tsv_Terms_AreWrittenAsInTurtle()
    {
        Iri integer = new("http://www.w3.org/2001/XMLSchema#integer");
        string text = Write(
            SolutionFormat.Tsv,
            ["x", "y"],
            [new Literal("a\tb\n\"c\"", "fr"), new Literal("-05", integer)],
            [new Literal("x", integer), null],
            [null, new Iri("http://e/a")]);
        Assert.Equal(
            "?x\t?y\n\"a\\tb\\n\\\"c\\\"\"@fr\t-05\n\"x\"^^<http://www.w3.org/2001/XMLSchema#integer>\t\n\t<http://e/a>\n", text);
    }

    [Theory]
    [InlineData(SolutionFormat.Json)]
    [InlineData(SolutionFormat.Xml)]
    [InlineData(SolutionFormat.Csv)]
    [InlineData(SolutionFormat.Tsv)]
    public void Boolean_ReadBack_IsTheSame(SolutionFormat format)
    {
        foreach (bool value in (bool[])[true, false])
        {
            var output = new ArrayBufferWriter<byte>();
            SolutionWriter.Create(output, format).WriteBoolean(value);
            Assert.Equal(value, SolutionReader.Read(new MemoryStream(output.WrittenSpan.ToArray()), format).Boolean);
        }
    }

    [Theory]
    [InlineData(SolutionFormat.Json)]
    [InlineData(SolutionFormat.Tsv)]
    public void Table_ReadBack_IsTheSame(SolutionFormat format) => CheckRoundTrip(format, Awkward);

    [Fact]
    public void Xml_CharactersThatXmlHasNot_BecomeReplacementCharacters()
    {
        SolutionTable table = RoundTrip(SolutionFormat.Xml, ["x"], [[new Literal("a\u0001\uFFFEb\r\nc\uFF01")]]);
        Assert.Equal(new Literal("a\uFFFD\uFFFDb\r\nc\uFF01"), table.Rows[0][0]);
    }

    [Theory]
    [InlineData(SolutionFormat.Json)]
    [InlineData(SolutionFormat.Xml)]
    [InlineData(SolutionFormat.Tsv)]
    public void Literal_LongerThanOneBuffer_ReadBackIsTheSame(SolutionFormat format) =>
        CheckRoundTrip(format, new Literal(string.Concat(Enumerable.Repeat("bonjour \"monde\" & <ciel> ", 1000)), "fr"));

    [Theory]
    [InlineData(SolutionFormat.Json)]
    [InlineData(SolutionFormat.Xml)]
    [InlineData(SolutionFormat.Csv)]
    [InlineData(SolutionFormat.Tsv)]
    public void Table_WithoutVariables_KeepsItsRows(SolutionFormat format)
    {
        SolutionTable table = RoundTrip(format, [], [[], []]);
        Assert.Empty(table.Variables);
        Assert.Equal(2, table.Rows.Count);
    }

    private static void CheckRoundTrip(SolutionFormat format, Literal literal)
    {
        var number = new Literal("1.50", new Iri("http://www.w3.org/2001/XMLSchema#decimal"));
        Term?[][] rows = [[literal, null, new Iri("http://e/a?b=c&d")], [null, new BlankNode("b0"), number]];
        SolutionTable table = RoundTrip(format, ["a", "bé", "c"], rows);
        Assert.Equal(["a", "bé", "c"], table.Variables);
        Assert.Equal(rows, table.Rows);
    }

    private static SolutionTable RoundTrip(SolutionFormat format, string[] variables, Term?[][] rows) =>
        SolutionReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Write(format, variables, rows))), format);

    private static string Write(SolutionFormat format, string[] variables, params Term?[][] rows)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, format);
        writer.Begin(variables);
        foreach (Term?[] row in rows)
        {
            writer.BeginRow();
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i] is { } term) writer.Bind(i, Utf8Term.From(term));
            }
            writer.EndRow();
        }
        writer.End();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
