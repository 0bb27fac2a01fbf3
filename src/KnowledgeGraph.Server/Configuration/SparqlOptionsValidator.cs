using KnowledgeGraph.Query.Updating;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>Checks what data annotations can't say: that the addresses of other servers are such.</summary>
internal sealed class SparqlOptionsValidator : IValidateOptions<SparqlOptions>
{
    public ValidateOptionsResult Validate(string? name, SparqlOptions options)
    {
        List<string> failures = [];
        Check(failures, nameof(options.Services), options.Services, IsEndpoint, "a whole address of http or https, as https://example.org/sparql");
        Check(
            failures,
            nameof(options.LoadSources),
            options.LoadSources,
            HttpGraphLoaderOptions.IsSource,
            "an address of http or https that ends in '/', as https://example.org/data/");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsEndpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;

    private static void Check(List<string> failures, string setting, string[] values, Func<string, bool> isRight, string expected)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!isRight(values[i])) failures.Add($"{SparqlOptions.Section}:{setting}:{i} is '{values[i]}'; it takes {expected}");
        }
    }
}
