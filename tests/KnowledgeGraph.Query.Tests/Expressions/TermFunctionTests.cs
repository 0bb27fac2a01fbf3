namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class TermFunctionTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("STR(:a)", "\"http://example.org/a\"")]
    [InlineData("STR(\"a\"@fr)", "\"a\"")]
    [InlineData("STR(\"01\"^^xsd:integer)", "\"01\"")]
    [InlineData("STR(1.50)", "\"1.50\"")]
    [InlineData("STR(BNODE())", "error")]
    [InlineData("LANG(\"a\"@fr-BE)", "\"fr-BE\"")]
    [InlineData("LANG(\"a\")", "\"\"")]
    [InlineData("LANG(1)", "\"\"")]
    [InlineData("LANG(:a)", "error")]
    [InlineData("DATATYPE(1)", "<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("DATATYPE(\"a\")", "<http://www.w3.org/2001/XMLSchema#string>")]
    [InlineData("DATATYPE(\"a\"@fr)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")]
    [InlineData("DATATYPE(\"a\"^^:t)", "<http://example.org/t>")]
    [InlineData("DATATYPE(:a)", "error")]
    [InlineData("LANG(\"a\"@ar--rtl)", "\"ar\"")]
    [InlineData("DATATYPE(\"a\"@ar--rtl)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>")]
    [InlineData("LANGDIR(\"a\"@ar--rtl)", "\"rtl\"")]
    [InlineData("LANGDIR(\"a\"@ar)", "\"\"")]
    [InlineData("LANGDIR(1)", "\"\"")]
    [InlineData("LANGDIR(:a)", "error")]
    [InlineData("HASLANG(\"a\"@ar--rtl)", "true")]
    [InlineData("HASLANG(\"a\")", "false")]
    [InlineData("HASLANG(:a)", "false")]
    [InlineData("HASLANGDIR(\"a\"@ar--rtl)", "true")]
    [InlineData("HASLANGDIR(\"a\"@ar)", "false")]
    [InlineData("HASLANGDIR(:a)", "false")]
    [InlineData("STRLANGDIR(\"a\", \"ar\", \"rtl\")", "\"a\"@ar--rtl")]
    [InlineData("STRLANGDIR(\"a\", \"ar\", \"RTL\")", "error")]
    [InlineData("STRLANGDIR(\"a\", \"\", \"rtl\")", "error")]
    [InlineData("STRLANGDIR(\"a\"@fr, \"ar\", \"rtl\")", "error")]
    [InlineData("STRLANG(\"a\", \"ar--rtl\")", "error")]
    [InlineData("UCASE(\"a\"@ar--rtl)", "\"A\"@ar--rtl")]
    [InlineData("\"a\"@ar--rtl = \"a\"@ar", "false")]
    [InlineData("\"a\"@ar--rtl = \"a\"@AR--rtl", "true")]
    [InlineData("TRIPLE(:a, :b, \"c\"@fr)", "<<( <http://example.org/a> <http://example.org/b> \"c\"@fr )>>")]
    [InlineData("TRIPLE(1, :b, 1)", "error")]
    [InlineData("TRIPLE(:a, BNODE(), 1)", "error")]
    [InlineData("TRIPLE(TRIPLE(:a, :b, 1), :b, 1)", "error")]
    [InlineData("TRIPLE(:a, :b, ?unbound)", "error")]
    [InlineData("ISTRIPLE(TRIPLE(BNODE(), :b, TRIPLE(:a, :b, 1)))", "true")]
    [InlineData("ISTRIPLE(:a)", "false")]
    [InlineData("SUBJECT(<<( :a :b 1 )>>)", "<http://example.org/a>")]
    [InlineData("PREDICATE(<<( :a :b 1 )>>)", "<http://example.org/b>")]
    [InlineData("OBJECT(OBJECT(<<( :a :b <<( :a :b 1 )>> )>>))", "1")]
    [InlineData("OBJECT(:a)", "error")]
    [InlineData("STR(<<( :a :b 1 )>>)", "error")]
    [InlineData("DATATYPE(<<( :a :b 1 )>>)", "error")]
    [InlineData("ISLITERAL(<<( :a :b 1 )>>)", "false")]
    [InlineData("CONCAT(\"a\"@ar--rtl, \"b\"@ar--rtl)", "\"ab\"@ar--rtl")]
    [InlineData("CONCAT(\"a\"@ar--rtl, \"b\"@ar--ltr)", "\"ab\"")]
    [InlineData("ISIRI(:a)", "true")]
    [InlineData("ISURI(\"a\")", "false")]
    [InlineData("ISBLANK(BNODE())", "true")]
    [InlineData("ISBLANK(:a)", "false")]
    [InlineData("ISLITERAL(1)", "true")]
    [InlineData("ISLITERAL(:a)", "false")]
    [InlineData("ISNUMERIC(12)", "true")]
    [InlineData("ISNUMERIC(\"12\")", "false")]
    [InlineData("ISNUMERIC(\"12\"^^xsd:nonNegativeInteger)", "true")]
    [InlineData("ISNUMERIC(\"1200\"^^xsd:byte)", "false")]
    [InlineData("ISNUMERIC(:a)", "false")]
    [InlineData("ISNUMERIC(?unbound)", "error")]
    [InlineData("SAMETERM(1, 1)", "true")]
    [InlineData("SAMETERM(1, 1.0)", "false")]
    [InlineData("SAMETERM(1, \"01\"^^xsd:integer)", "false")]
    [InlineData("IRI(\"a/b\")", "<http://example.org/base/a/b>")]
    [InlineData("IRI(\"../x\")", "<http://example.org/x>")]
    [InlineData("URI(\"urn:x:y\")", "<urn:x:y>")]
    [InlineData("IRI(:a)", "<http://example.org/a>")]
    [InlineData("IRI(\"a b\")", "error")]
    [InlineData("IRI(\"a\"@fr)", "error")]
    [InlineData("IRI(1)", "error")]
    [InlineData("STRDT(\"123\", xsd:integer)", "123")]
    [InlineData("STRDT(\"a\", :t)", "\"a\"^^<http://example.org/t>")]
    [InlineData("STRDT(\"a\"@fr, :t)", "error")]
    [InlineData("STRDT(\"a\", \"t\")", "error")]
    [InlineData("STRLANG(\"chat\", \"fr\")", "\"chat\"@fr")]
    [InlineData("STRLANG(\"chat\", \"\")", "error")]
    [InlineData("STRLANG(\"chat\", \"f_r\")", "error")]
    [InlineData("STRLANG(\"chat\"@en, \"fr\")", "error")]
    [InlineData("REGEX(STR(UUID()), \"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$\")", "true")]
    [InlineData("STRLEN(STRUUID())", "36")]
    [InlineData("STRUUID() = STRUUID()", "false")]
    [InlineData("RAND() >= 0 && RAND() < 1", "true")]
    [InlineData("DATATYPE(RAND())", "<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("SAMETERM(BNODE(), BNODE())", "false")]
    [InlineData("SAMETERM(BNODE(\"a\"), BNODE(\"a\"))", "true")]
    [InlineData("SAMETERM(BNODE(\"a\"), BNODE(\"b\"))", "false")]
    [InlineData("BNODE(1)", "error")]
    public void Evaluate_TermFunction_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Theory]
    [InlineData("IF(true, 1, 2)", "1")]
    [InlineData("IF(\"\", 1, 2)", "2")]
    [InlineData("IF(:a, 1, 2)", "error")]
    [InlineData("IF(true, 1, 1/0)", "1")]
    [InlineData("IF(1/0, 1, 2)", "error")]
    [InlineData("COALESCE(1/0, ?unbound, 3, 4)", "3")]
    [InlineData("COALESCE(1/0)", "error")]
    [InlineData("BOUND(?unbound)", "false")]
    [InlineData("2 IN (1, 2, 3)", "true")]
    [InlineData("2 IN ()", "false")]
    [InlineData("2 IN (:iri, \"str\", 2.0)", "true")]
    [InlineData("2 IN (1/0, 2)", "true")]
    [InlineData("2 IN (2, 1/0)", "true")]
    [InlineData("2 IN (3, 1/0)", "error")]
    [InlineData("2 NOT IN (1, 2, 3)", "false")]
    [InlineData("2 NOT IN ()", "true")]
    [InlineData("2 NOT IN (3, 1/0)", "error")]
    [InlineData(":a IN (:b, :a)", "true")]
    [InlineData("1/0 IN (1)", "error")]
    public void Evaluate_FunctionalForm_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Fact]
    public void Evaluate_FormsOnColumns_ChooseRowByRow()
    {
        string?[] rows = ["1", null, "\"a\"", "0"];
        Assert.Equal(["\"yes\"", "error", "\"yes\"", "\"no\""], _fixture.Evaluate("IF(?x, \"yes\", \"no\")", rows));
        Assert.Equal(["2", "7", "7", "1"], _fixture.Evaluate("COALESCE(?x + 1, 7)", rows));
        Assert.Equal(["true", "false", "true", "true"], _fixture.Evaluate("BOUND(?x)", rows));
        Assert.Equal(["true", "error", "error", "true"], _fixture.Evaluate("?x IN (0.0, 1, 2)", rows));
        Assert.Equal(["true", "error", "true", "false"], _fixture.Evaluate("?x IN (1, ?x + 0, \"a\", 1/0, STR(?x)) && ?x", rows));
    }

    [Fact]
    public void Evaluate_VolatileFunctions_DifferFromRowToRow()
    {
        string[] rows = ["1", "1", "1"];
        foreach (string expression in new[] { "RAND()", "UUID()", "STRUUID()", "BNODE()", "BNODE(\"a\")" })
        {
            Assert.Equal(3, _fixture.Evaluate(expression, rows).Distinct().Count());
        }
        Assert.Single(_fixture.Evaluate("NOW()", rows).Distinct());
    }

    [Fact]
    public void Evaluate_BlankNodeLabelsInOneScope_AreSharedWithinTheSolution()
    {
        var scope = new KnowledgeGraph.Query.Expressions.SolutionScope();
        var columns = new Dictionary<KnowledgeGraph.Sparql.Algebra.Variable, int>();
        var first = _fixture.Compiler.Compile(ExpressionFixture.Parse("BNODE(\"a\")"), columns, scope);
        var second = _fixture.Compiler.Compile(ExpressionFixture.Parse("BNODE(CONCAT(\"a\"))"), columns, scope);
        var batch = new KnowledgeGraph.Query.Operators.ColumnBatch(0) { RowCount = 2 };
        var firstNodes = new KnowledgeGraph.Storage.ValueId[2];
        var secondNodes = new KnowledgeGraph.Storage.ValueId[2];
        first.Evaluate(batch, firstNodes);
        second.Evaluate(batch, secondNodes);
        Assert.Equal(firstNodes, secondNodes);
        Assert.NotEqual(firstNodes[0], firstNodes[1]);
        batch.Ordinal++;
        first.Evaluate(batch, secondNodes);
        Assert.Empty(firstNodes.Intersect(secondNodes));
    }
}
