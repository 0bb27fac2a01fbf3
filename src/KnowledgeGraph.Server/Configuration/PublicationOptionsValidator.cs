using KnowledgeGraph.Catalogue.Building;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>Checks what data annotations can't say: that the base is an absolute IRI, and that the folders are there.</summary>
internal sealed class PublicationOptionsValidator : IValidateOptions<PublicationOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicationOptions options)
    {
        List<string> failures = [];
        if (!BuildOptions.IsBaseIri(options.BaseIri))
        {
            failures.Add($"{PublicationOptions.Section}:{nameof(options.BaseIri)} is '{options.BaseIri}'; it takes an absolute http or https IRI "
                + "that ends in '/', without query or fragment, such as https://data.cnig.example/");
        }
        if (options.FromDocuments)
        {
            CheckFolder(failures, nameof(options.DataDirectory), options.DataDirectory);
            CheckFolder(failures, nameof(options.OntologyDirectory), options.OntologyDirectory);
        }
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckFolder(List<string> failures, string setting, string value)
    {
        if (string.IsNullOrEmpty(value) || Directory.Exists(value)) return;
        failures.Add($"{PublicationOptions.Section}:{setting} is '{value}', but there is no folder '{Path.GetFullPath(value)}'; "
            + "start the server in the root of the repository, or name the folder in the configuration");
    }
}
