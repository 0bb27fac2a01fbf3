using KnowledgeGraph.Server.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Tests;

public class ConfigurationTests
{
    [Theory]
    [InlineData("Sparql:TimeoutSeconds", "soon")]
    [InlineData("Sparql:TimeoutSecond", "5")]
    [InlineData("Publication:WatchIntervalSeconds", "99999999999")]
    [InlineData("Urls", "nowhere")]
    [InlineData("Urls", "http://localhost:99999")]
    [InlineData("Serilog:MinimumLevel:Default", "Loud")]
    public async Task Run_SettingThatCantBeRead_EndsWithOne(string setting, string value)
    {
        int exitCode = await ServerApplication.RunAsync(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
            "--Publication:DataDirectory", AppContext.BaseDirectory,
            "--Publication:OntologyDirectory", AppContext.BaseDirectory,
            $"--{setting}", value,
        ]);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData("Publication:DataDirectory", "/does/not/exist")]
    [InlineData("Publication:OntologyDirectory", "/does/not/exist")]
    [InlineData("Publication:BaseIri", "data")]
    [InlineData("Publication:BaseIri", "https://data.cnig.example")]
    [InlineData("Publication:WatchIntervalSeconds", "-1")]
    [InlineData("Sparql:TimeoutSeconds", "0")]
    [InlineData("Sparql:MaxConcurrentQueries", "0")]
    [InlineData("Sparql:Services:0", "example.org/sparql")]
    [InlineData("Sparql:LoadSources:0", "https://example.org/data")]
    [InlineData("Access:WriteTokenHashes:0", "secret")]
    public async Task Start_WrongSetting_IsStopped_AndTheSettingNamed(string setting, string value)
    {
        // The later argument wins: only the setting under test is wrong.
        string[] arguments =
        [
            "--Urls", "http://127.0.0.1:0",
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
            "--Publication:DataDirectory", AppContext.BaseDirectory,
            "--Publication:OntologyDirectory", AppContext.BaseDirectory,
            $"--{setting}", value,
        ];
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using WebApplication application = ServerApplication.Create(arguments);
            await application.StartAsync();
        });
        Assert.Contains(setting.Split(':')[1], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sparql:TimeoutSeconds", "soon")]
    [InlineData("Urls", "nowhere")]
    public async Task Run_SettingThatCannotBeRead_EndsWith1(string setting, string value) =>
        Assert.Equal(1, await ServerApplication.RunAsync(
        [
            "--Urls", "http://127.0.0.1:0",
            "--Storage:Directory", "",
            "--Serilog:MinimumLevel:Default", "Fatal",
            "--Publication:DataDirectory", AppContext.BaseDirectory,
            "--Publication:OntologyDirectory", AppContext.BaseDirectory,
            $"--{setting}", value,
        ]));

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--nonsense", "3")]
    [InlineData("nonsense")]
    [InlineData("--Sparql:TimeoutSeconds")]
    public async Task Run_ArgumentThatIsNoSetting_EndsWith1(params string[] arguments)
    {
        Assert.NotNull(CommandLineSettings.FindProblem(arguments));
        Assert.Equal(1, await ServerApplication.RunAsync(arguments));
    }

    [Theory]
    [InlineData("--Urls", "http://localhost:9000", "--Sparql:TimeoutSeconds=5")]
    [InlineData("--serilog:minimumlevel:default", "Debug")]
    public void FindProblem_Settings_None(params string[] arguments) => Assert.Null(CommandLineSettings.FindProblem(arguments));

    [Fact]
    public void Token_InPlaceOfItsHash_IsNotRepeated()
    {
        ValidateOptionsResult result = new AccessOptionsValidator().Validate(null, new AccessOptions { WriteTokenHashes = ["secret"] });
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }
}
