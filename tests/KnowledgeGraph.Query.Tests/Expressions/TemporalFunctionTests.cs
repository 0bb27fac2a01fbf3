namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class TemporalFunctionTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("NOW()", "2023-06-05T14:30:00Z^^dateTime")]
    [InlineData("YEAR(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "2011")]
    [InlineData("MONTH(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "1")]
    [InlineData("DAY(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "10")]
    [InlineData("HOURS(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "14")]
    [InlineData("MINUTES(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "45")]
    [InlineData("SECONDS(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "13.815^^decimal")]
    [InlineData("SECONDS(\"2011-01-10T14:45:13Z\"^^xsd:dateTime)", "13^^decimal")]
    [InlineData("TIMEZONE(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "-PT5H^^dayTimeDuration")]
    [InlineData("TIMEZONE(\"2011-01-10T14:45:13.815Z\"^^xsd:dateTime)", "PT0S^^dayTimeDuration")]
    [InlineData("TIMEZONE(\"2011-01-10T14:45:13.815\"^^xsd:dateTime)", "error")]
    [InlineData("TZ(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "\"-05:00\"")]
    [InlineData("TZ(\"2011-01-10T14:45:13.815Z\"^^xsd:dateTime)", "\"Z\"")]
    [InlineData("TZ(\"2011-01-10T14:45:13.815\"^^xsd:dateTime)", "\"\"")]
    [InlineData("YEAR(\"2023-06-05\"^^xsd:date)", "2023")]
    [InlineData("HOURS(\"2023-06-05\"^^xsd:date)", "error")]
    [InlineData("YEAR(\"2023\"^^xsd:gYear)", "2023")]
    [InlineData("YEAR(\"-0044-03-15T00:00:00\"^^xsd:dateTime)", "-44")]
    [InlineData("HOURS(\"09:30:00\"^^xsd:time)", "9")]
    [InlineData("YEAR(\"2011\")", "error")]
    [InlineData("YEAR(\"2011-02-30T00:00:00\"^^xsd:dateTime)", "error")]
    public void Evaluate_TemporalFunction_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Theory]
    [InlineData("\"2023-06-05T00:00:00Z\"^^xsd:dateTime + \"P1DT12H\"^^xsd:dayTimeDuration", "2023-06-06T12:00:00Z^^dateTime")]
    [InlineData("\"2023-01-31\"^^xsd:date + \"P1M\"^^xsd:yearMonthDuration", "2023-02-28^^date")]
    [InlineData("\"P1M\"^^xsd:yearMonthDuration + \"2023-01-31\"^^xsd:date", "2023-02-28^^date")]
    [InlineData("\"2023-03-01\"^^xsd:date - \"2023-02-01\"^^xsd:date", "P28D^^dayTimeDuration")]
    [InlineData("\"2023-03-01T00:00:00Z\"^^xsd:dateTime - \"PT1S\"^^xsd:dayTimeDuration", "2023-02-28T23:59:59Z^^dateTime")]
    [InlineData("\"PT1H\"^^xsd:dayTimeDuration - \"PT1M\"^^xsd:dayTimeDuration", "PT59M^^dayTimeDuration")]
    [InlineData("\"2023-03-01\"^^xsd:date + 1", "error")]
    [InlineData("\"2023-03-01\"^^xsd:date + \"2023-03-01\"^^xsd:date", "error")]
    [InlineData("\"P1M\"^^xsd:yearMonthDuration - \"2023-01-31\"^^xsd:date", "error")]
    [InlineData("\"12:00:00\"^^xsd:time + \"P1M\"^^xsd:yearMonthDuration", "error")]
    public void Evaluate_TemporalArithmetic_FollowsXPath(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));
}
