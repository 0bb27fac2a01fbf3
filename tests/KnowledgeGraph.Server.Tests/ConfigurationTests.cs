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
}
