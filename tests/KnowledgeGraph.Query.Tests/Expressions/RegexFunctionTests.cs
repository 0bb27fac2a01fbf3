using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Expressions.Functions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class RegexFunctionTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("REGEX(\"Alice\", \"^ali\", \"i\")", "true")]
    [InlineData("REGEX(\"Alice\", \"^ali\")", "false")]
    [InlineData("REGEX(\"Alice\"@en, \"lic\")", "true")]
    [InlineData("REGEX(\"abc\", \"^ab\")", "true")]
    [InlineData("REGEX(\"a.c\", \"a.c\", \"q\")", "true")]
    [InlineData("REGEX(\"abc\", \"a.c\", \"q\")", "false")]
    [InlineData("REGEX(\"ABC\", \"b\", \"qi\")", "true")]
    [InlineData("REGEX(\"a\\nb\", \"a.b\")", "false")]
    [InlineData("REGEX(\"a\\nb\", \"a.b\", \"s\")", "true")]
    [InlineData("REGEX(\"a\\nb\", \"^b$\")", "false")]
    [InlineData("REGEX(\"a\\nb\", \"^b$\", \"m\")", "true")]
    [InlineData("REGEX(\"b\\n\", \"b$\")", "false")]
    [InlineData("REGEX(\"helloworld\", \"hello world\", \"x\")", "true")]
    [InlineData("REGEX(\"hello world\", \"hello[ ]world\", \"x\")", "true")]
    [InlineData("REGEX(\"x3\", \"^\\\\p{Ll}\\\\d$\")", "true")]
    [InlineData("REGEX(\"été\", \"^\\\\w+$\")", "true")]
    [InlineData("REGEX(\"a-b\", \"^\\\\w+$\")", "false")]
    [InlineData("REGEX(\"aeiou\", \"^[a-z-[bcd]]+$\")", "true")]
    [InlineData("REGEX(\"abc\", \"^[a-z-[bcd]]+$\")", "false")]
    [InlineData("REGEX(\"xyx\", \"^(.)y\\\\1$\")", "true")]
    [InlineData("REGEX(\"xyz\", \"^(.)y\\\\1$\")", "false")]
    [InlineData("REGEX(\"😀\", \"^.$\")", "true")]
    [InlineData("REGEX(\"😀\", \"^[^a]$\")", "true")]
    [InlineData("REGEX(\"😁\", \"^[😀-😂]$\")", "true")]
    [InlineData("REGEX(\"😃\", \"^[😀-😂]$\")", "false")]
    [InlineData("REGEX(\"😀😀\", \"^😀{2}$\")", "true")]
    [InlineData("REGEX(\"a\", \"\")", "true")]
    [InlineData("REGEX(\"a#b\", \"a#b\", \"x\")", "true")]
    [InlineData("REGEX(\"a]b\", \"a\\\\]b\")", "true")]
    [InlineData("REGEX(\"2023\", \"^[0-9]{2,4}?$\")", "true")]
    [InlineData("REGEX(\"ab\", \"a(?:b|c)\")", "true")]
    [InlineData("REGEX(\"b😀\", \"[^a😀]x\")", "error")]
    [InlineData("REGEX(\"un vignoble\", \"lidar|vignoble|été\")", "true")]
    [InlineData("REGEX(\"l'été\", \"lidar|vignoble|été\")", "true")]
    [InlineData("REGEX(\"l'ete 😀\", \"lidar|vignoble|été\")", "false")]
    [InlineData("REGEX(\"un vignoble\", \"(lidar|vigne|b)\")", "true")]
    [InlineData("REGEX(\"b|c\", \"(a)|(b)\")", "true")]
    [InlineData("REGEX(\"abc\", \"x|\")", "true")]
    [InlineData("REGEX(\"LIDAR\", \"lidar|vignoble\")", "false")]
    [InlineData("REGEX(\"LIDAR\", \"lidar|vignoble\", \"i\")", "true")]
    [InlineData("REGEX(\"v1.2\", \"v1\\\\.2|v2\")", "true")]
    [InlineData("REGEX(\"v132\", \"v1\\\\.2|v2\")", "false")]
    [InlineData("REGEX(\"a\", \"a|(\")", "error")]
    [InlineData("REGEX(1, \"1\")", "error")]
    [InlineData("REGEX(\"a\", \"a\"@en)", "error")]
    [InlineData("REGEX(\"a\", \"(\")", "error")]
    [InlineData("REGEX(\"a\", \"a\", \"z\")", "error")]
    [InlineData("REGEX(\"a\", \"(?=a)\")", "error")]
    [InlineData("REGEX(\"a\", \"(?i)A\")", "error")]
    [InlineData("REGEX(\"a\", \"(?<n>a)\")", "error")]
    [InlineData("REGEX(\"a\", \"a**\")", "error")]
    [InlineData("REGEX(\"a\", \"*a\")", "error")]
    [InlineData("REGEX(\"a\", \"\\\\b\")", "error")]
    [InlineData("REGEX(\"a\", \"\\\\1(a)\")", "error")]
    [InlineData("REGEX(\"a\", \"[b-a]\")", "error")]
    [InlineData("REGEX(\"a\", \"[]\")", "error")]
    [InlineData("REGEX(\"a\", \"\\\\p{Nothing}\")", "error")]
    public void Evaluate_Regex_FollowsXPath(string expression, string expected) => Assert.Equal(expected, _fixture.Evaluate(expression));

    [Theory]
    [InlineData("REPLACE(\"abcd\", \"b\", \"Z\")", "\"aZcd\"")]
    [InlineData("REPLACE(\"abcd\", \"x\", \"Z\")", "\"abcd\"")]
    [InlineData("REPLACE(\"é😀é\"@fr, \"😀\", \"ü\")", "\"éüé\"@fr")]
    [InlineData("REPLACE(\"bbb\", \"b\", \"\")", "\"\"")]
    [InlineData("REPLACE(\"abab\", \"B\", \"Z\", \"i\")", "\"aZaZ\"")]
    [InlineData("REPLACE(\"abab\", \"B.\", \"Z\", \"i\")", "\"aZb\"")]
    [InlineData("REPLACE(\"abracadabra\", \"bra\", \"*\")", "\"a*cada*\"")]
    [InlineData("REPLACE(\"abracadabra\", \"a.*a\", \"*\")", "\"*\"")]
    [InlineData("REPLACE(\"abracadabra\", \"a.*?a\", \"*\")", "\"*c*bra\"")]
    [InlineData("REPLACE(\"abracadabra\", \"a(.)\", \"a$1$1\")", "\"abbraccaddabbra\"")]
    [InlineData("REPLACE(\"AAAA\", \"A+?\", \"b\")", "\"bbbb\"")]
    [InlineData("REPLACE(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")", "\"carted\"")]
    [InlineData("REPLACE(\"abc\"@fr, \"b\", \"$0$0\")", "\"abbc\"@fr")]
    [InlineData("REPLACE(\"abc\", \"(b)\", \"$12\")", "\"ab2c\"")]
    [InlineData("REPLACE(\"abc\", \"b\", \"\\\\$\\\\\\\\\")", "\"a$\\\\c\"")]
    [InlineData("REPLACE(\"a.c\", \".\", \"$1\", \"q\")", "\"a$1c\"")]
    [InlineData("REPLACE(\"abc\", \"b*\", \"x\")", "error")]
    [InlineData("REPLACE(\"abc\", \"b\", \"$\")", "error")]
    [InlineData("REPLACE(\"abc\", \"b\", \"\\\\n\")", "error")]
    [InlineData("REPLACE(1, \"b\", \"\")", "error")]
    public void Evaluate_Replace_FollowsXPath(string expression, string expected) => Assert.Equal(expected, _fixture.Evaluate(expression));

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("(.*a){12}$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    public void Evaluate_PatternThatExplodesWhenBacktracking_AnswersAllTheSame(string pattern) =>
        Assert.Equal("false", _fixture.Evaluate($"REGEX(\"{new string('a', 5000)}!\", \"{pattern}\")"));

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("a{100000}")]
    [InlineData("((a{50}b){50}c){50}")]
    public void TryCreate_RepetitionBeyondTheLimit_IsRefused(string pattern) => Assert.Null(XPathPattern.TryCreate(pattern, ""));

    [Fact]
    public void TryCreate_DeepNestingOrLongPattern_IsRefused()
    {
        Assert.Null(XPathPattern.TryCreate(new string('(', 10_000) + new string(')', 10_000), ""));
        Assert.Null(XPathPattern.TryCreate(new string('a', 100_000), ""));
        Assert.NotNull(XPathPattern.TryCreate(new string('(', 50) + new string(')', 50), ""));
    }

    [Fact]
    public void Evaluate_BackReferenceThatExplodes_EndsTheQuery() =>
        Assert.Throws<QueryTimeoutException>(() => _fixture.Evaluate($"REGEX(\"{new string('a', 60)}!\", \"^((a+)+)+\\\\2$\")"));

    [Theory]
    [InlineData("REPLACE(REPLACE(?x, \"a\", ?x), \"a\", ?x)")]
    [InlineData("REPLACE(REPLACE(?x, \"a\", ?x), \"(.+)\", \"$1$1\")")]
    [InlineData("REPLACE(REPLACE(?x, \"a\", ?x), \".+\", ?y)")]
    public void Evaluate_ReplaceThatGrowsWithoutBound_EndsTheQuery(string expression)
    {
        string[] row = [$"\"{new string('a', 1000)}\"", $"\"{string.Concat(Enumerable.Repeat("$0", 100))}\""];
        (CompiledExpression compiled, ColumnBatch batch) = _fixture.Bind(expression, [row], "x", "y");
        Assert.Throws<QueryMemoryLimitException>(() => compiled.Evaluate(batch, new ValueId[1]));
    }

    [Theory]
    [InlineData("abc", "", true)]
    [InlineData("^xabc", "", true)]
    [InlineData("^abc", "", false)]
    [InlineData("ab|bc", "", true)]
    [InlineData("a.c", "", null)]
    [InlineData("a.c", "q", false)]
    [InlineData("^a|b", "", null)]
    [InlineData("abc", "i", null)]
    public void MatchLiterals_PlainPattern_NeedsNoAutomaton(string pattern, string flags, bool? contains) =>
        Assert.Equal(contains, XPathPattern.TryCreate(pattern, flags)!.MatchLiterals("xabcx"u8));
}
