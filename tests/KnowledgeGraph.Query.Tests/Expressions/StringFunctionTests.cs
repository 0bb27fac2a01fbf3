namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class StringFunctionTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("STRLEN(\"chat\")", "4")]
    [InlineData("STRLEN(\"chat\"@en)", "4")]
    [InlineData("STRLEN(\"chat\"^^xsd:string)", "4")]
    [InlineData("STRLEN(\"\")", "0")]
    [InlineData("STRLEN(\"été 😀\")", "5")]
    [InlineData("STRLEN(\"des données géographiques, de l'été à Noël 😀, et d'autres encore\")", "64")]
    [InlineData("STRLEN(1)", "error")]
    [InlineData("STRLEN(:a)", "error")]
    [InlineData("SUBSTR(\"foobar\", 4)", "\"bar\"")]
    [InlineData("SUBSTR(\"foobar\"@en, 4)", "\"bar\"@en")]
    [InlineData("SUBSTR(\"foobar\", 4, 1)", "\"b\"")]
    [InlineData("SUBSTR(\"foobar\"@en, 4, 1)", "\"b\"@en")]
    [InlineData("SUBSTR(\"12345\", 1.5, 2.6)", "\"234\"")]
    [InlineData("SUBSTR(\"12345\", 0, 3)", "\"12\"")]
    [InlineData("SUBSTR(\"12345\", 5, -3)", "\"\"")]
    [InlineData("SUBSTR(\"12345\", -3, 5)", "\"1\"")]
    [InlineData("SUBSTR(\"12345\", xsd:double(\"NaN\"), 3)", "\"\"")]
    [InlineData("SUBSTR(\"12345\", -42, xsd:double(\"INF\"))", "\"12345\"")]
    [InlineData("SUBSTR(\"a😀b😀c\", 2, 3)", "\"😀b😀\"")]
    [InlineData("SUBSTR(\"abc\", \"1\")", "error")]
    [InlineData("UCASE(\"foo\")", "\"FOO\"")]
    [InlineData("UCASE(\"foo\"@en)", "\"FOO\"@en")]
    [InlineData("UCASE(\"île-de-france straße\")", "\"ÎLE-DE-FRANCE STRASSE\"")]
    [InlineData("UCASE(\"𐐨\")", "\"𐐀\"")]
    [InlineData("LCASE(\"BAR\"@en)", "\"bar\"@en")]
    [InlineData("LCASE(\"ÉTÉ\")", "\"été\"")]
    [InlineData("UCASE(\"\")", "\"\"")]
    [InlineData("STRSTARTS(\"foobar\", \"foo\")", "true")]
    [InlineData("STRSTARTS(\"foobar\"@en, \"foo\"@en)", "true")]
    [InlineData("STRSTARTS(\"foobar\"@en, \"foo\")", "true")]
    [InlineData("STRSTARTS(\"foobar\"@en, \"foo\"@EN)", "true")]
    [InlineData("STRSTARTS(\"foobar\", \"foo\"@en)", "error")]
    [InlineData("STRSTARTS(\"foobar\"@fr, \"foo\"@en)", "error")]
    [InlineData("STRENDS(\"foobar\", \"bar\")", "true")]
    [InlineData("STRENDS(\"foobar\", \"foo\")", "false")]
    [InlineData("CONTAINS(\"foobar\"@en, \"oba\")", "true")]
    [InlineData("CONTAINS(\"foobar\", \"\")", "true")]
    [InlineData("CONTAINS(\"foobar\", 1)", "error")]
    [InlineData("STRBEFORE(\"abc\", \"b\")", "\"a\"")]
    [InlineData("STRBEFORE(\"abc\"@en, \"bc\")", "\"a\"@en")]
    [InlineData("STRBEFORE(\"abc\"@en, \"b\"@cy)", "error")]
    [InlineData("STRBEFORE(\"abc\", \"\")", "\"\"")]
    [InlineData("STRBEFORE(\"abc\", \"xyz\")", "\"\"")]
    [InlineData("STRBEFORE(\"abc\"@en, \"z\"@en)", "\"\"")]
    [InlineData("STRBEFORE(\"abc\"@en, \"\"@en)", "\"\"@en")]
    [InlineData("STRBEFORE(\"abc\"@en, \"\")", "\"\"@en")]
    [InlineData("STRAFTER(\"abc\", \"b\")", "\"c\"")]
    [InlineData("STRAFTER(\"abc\"@en, \"ab\")", "\"c\"@en")]
    [InlineData("STRAFTER(\"abc\", \"\")", "\"abc\"")]
    [InlineData("STRAFTER(\"abc\"@en, \"\")", "\"abc\"@en")]
    [InlineData("STRAFTER(\"abc\"@en, \"z\")", "\"\"")]
    [InlineData("ENCODE_FOR_URI(\"Los Angeles\")", "\"Los%20Angeles\"")]
    [InlineData("ENCODE_FOR_URI(\"Los Angeles\"@en)", "\"Los%20Angeles\"")]
    [InlineData("ENCODE_FOR_URI(\"~bébé-_.\")", "\"~b%C3%A9b%C3%A9-_.\"")]
    [InlineData("CONCAT(\"foo\", \"bar\")", "\"foobar\"")]
    [InlineData("CONCAT(\"foo\"@en, \"bar\"@en)", "\"foobar\"@en")]
    [InlineData("CONCAT(\"foo\", \"bar\"@en)", "\"foobar\"")]
    [InlineData("CONCAT(\"foo\"@fr, \"bar\"@en)", "\"foobar\"")]
    [InlineData("CONCAT(\"foo\"@en, \"b\", \"bar\"@en)", "\"foobbar\"")]
    [InlineData("CONCAT(\"foo\", 1)", "error")]
    [InlineData("CONCAT()", "\"\"")]
    [InlineData("CONCAT(\"a\"@fr)", "\"a\"@fr")]
    [InlineData("LANGMATCHES(\"fr\", \"FR\")", "true")]
    [InlineData("LANGMATCHES(\"fr-BE\", \"FR\")", "true")]
    [InlineData("LANGMATCHES(\"fra\", \"FR\")", "false")]
    [InlineData("LANGMATCHES(\"fr\", \"fr-BE\")", "false")]
    [InlineData("LANGMATCHES(\"fr\", \"*\")", "true")]
    [InlineData("LANGMATCHES(\"\", \"*\")", "false")]
    [InlineData("LANGMATCHES(LANG(1), \"*\")", "false")]
    public void Evaluate_StringFunction_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Theory]
    [InlineData("MD5(\"abc\")", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("SHA1(\"abc\")", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("SHA256(\"abc\"^^xsd:string)", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("STRLEN(SHA384(\"abc\"))", "96")]
    [InlineData("SUBSTR(SHA384(\"abc\"), 1, 16)", "\"cb00753f45a35e8b\"")]
    [InlineData("SUBSTR(SHA512(\"abc\"), 1, 16)", "\"ddaf35a193617aba\"")]
    [InlineData("MD5(\"été\")", "\"deaf6a1e9612a4d8c221e68ee23d58d2\"")]
    [InlineData("MD5(\"abc\"@en)", "error")]
    [InlineData("SHA1(1)", "error")]
    public void Evaluate_HashFunction_GivesLowerCaseHexadecimal(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Fact]
    public void Evaluate_ColumnWithRepeatsAndErrors_GivesOneResultPerRow()
    {
        string?[] rows = ["\"abc\"", "\"abc\"", null, "1", "\"été à la mer\"@fr", "\"abc\"", null];
        string[] expected = ["\"ABC\"", "\"ABC\"", "error", "error", "\"ÉTÉ À LA MER\"@fr", "\"ABC\"", "error"];
        Assert.Equal(expected, _fixture.Evaluate("UCASE(?x)", rows));
    }

    [Fact]
    public void Evaluate_ManyDistinctArguments_AreNotConfusedByTheCache()
    {
        string[] rows = [.. Enumerable.Range(0, 2000).Select(i => $"\"a string of some length {i % 1500}\"")];
        string[] expected = [.. rows.Select(row => row.ToUpperInvariant())];
        (var compiled, var batch) = _fixture.Bind("UCASE(?x)", [.. rows.Select(row => new[] { row })], "x");
        var result = new KnowledgeGraph.Storage.ValueId[rows.Length];
        for (int round = 0; round < 2; round++)
        {
            compiled.Evaluate(batch, result);
            Assert.Equal(expected, result.Select(_fixture.Show));
        }
    }

    [Fact]
    public void Evaluate_TwoColumns_CombinesThemRowByRow()
    {
        string?[][] rows = [["\"foobar\"", "\"oba\""], ["\"foobar\"", null], ["\"foobar\"", "\"x\""], ["\"x\"", "\"foobar\""]];
        (var compiled, var batch) = _fixture.Bind("CONTAINS(?x, ?y)", rows, "x", "y");
        var result = new KnowledgeGraph.Storage.ValueId[4];
        compiled.Evaluate(batch, result);
        Assert.Equal(["true", "error", "false", "false"], result.Select(_fixture.Show));
    }
}
