namespace KnowledgeGraph.Cli.Tests;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Shapes = """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        <s:S> sh:targetSubjectsOf <s:p> ; sh:property [ sh:path <s:name> ; sh:minCount 1 ; sh:message "sans nom"@fr, "no name"@en ] .
        """;

    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Validate_ConformingData_SaysSo()
    {
        KgOutcome outcome = _kg.Run(
            "validate", "--shapes", _kg.Write("s.ttl", Shapes), "--data", _kg.Write("d.ttl", "<s:a> <s:p> 1 ; <s:name> 'A' ."));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("conforms\n", outcome.Output);
    }

    [Theory]
    [InlineData("fr", "sans nom")]
    [InlineData("en", "no name")]
    public void Validate_Violation_IsToldInTheLanguage(string language, string message)
    {
        KgOutcome outcome = _kg.Run(
            "validate", "--shapes", _kg.Write("s.ttl", Shapes), "--data", _kg.Write("d.trig", "<s:g> { <s:a> <s:p> 1 }"), "--language", language);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Equal($"Violation: <s:a> <s:name>: {message} [<http://www.w3.org/ns/shacl#MinCountConstraintComponent>]\n1 result\n", outcome.Output);
    }

    [Fact]
    public void Validate_ReportAsRdf_IsASoundGraph()
    {
        string data = _kg.Write("d.ttl", "<s:a> <s:p> 1 .");
        KgOutcome outcome = _kg.Run("validate", "--shapes", _kg.Write("s.ttl", Shapes), "--data", data, "--report", "ntriples");
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        string report = _kg.Write("report.nt", outcome.Output);
        Assert.Equal($"11 {report}\n", _kg.Run("count", report).Output);
        Assert.Contains("<http://www.w3.org/ns/shacl#conforms> \"false\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ShapesInAFolder_AreReadTogether()
    {
        string folder = Path.GetDirectoryName(_kg.Write("shapes/one.ttl", Shapes))!;
        _kg.Write("shapes/two.ttl", "PREFIX sh: <http://www.w3.org/ns/shacl#> <s:T> sh:targetSubjectsOf <s:p> ; sh:class <s:C> .");
        KgOutcome outcome = _kg.Run("validate", "--shapes", folder, "--data", _kg.Write("d.ttl", "<s:a> <s:p> 1 ."));
        Assert.EndsWith("2 results\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PREFIX sh: <http://www.w3.org/ns/shacl#> <s:S> sh:targetNode <s:a> ; sh:minCount 1 .", ExitCode.Failure, "minCount")]
    [InlineData("<s:S> <s:p> 1 .", ExitCode.Usage, "no shape has a target")]
    public void Validate_ShapesOfNoUse_AreRefused(string shapes, ExitCode expected, string message)
    {
        KgOutcome outcome = _kg.Run("validate", "--shapes", _kg.Write("s.ttl", shapes), "--data", _kg.Write("d.ttl", "<s:a> <s:p> 1 ."));
        Assert.Equal(expected, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
