using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Cli;

/// <summary>The options that say what documents are read with: the authority tables, the ontology, the base of IRIs.</summary>
internal sealed class FolderOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder of the sources and the authority tables.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    private readonly Option<string> _ontology = new("--ontology")
    {
        Description = "The folder of the ontology and its vocabularies.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "ontology",
    };

    private readonly Option<string> _baseIri = new("--base")
    {
        Description = "The start of the IRIs of resources, ending in a slash.",
        HelpName = "IRI",
        DefaultValueFactory = _ => BuildOptions.DefaultBaseIri,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_ontology);
        command.Options.Add(_baseIri);
    }

    /// <inheritdoc cref="BuildFolders.Require"/>
    public BuildOptions Require(ParseResult parsed) =>
        BuildFolders.Require(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_ontology), parsed.GetRequiredValue(_baseIri));
}
