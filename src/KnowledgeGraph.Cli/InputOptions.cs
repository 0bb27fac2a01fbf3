using System.CommandLine;

namespace KnowledgeGraph.Cli;

/// <summary>The options that say how several input files are read.</summary>
internal sealed class InputOptions
{
    private readonly Option<string?> _from = new("--from")
    {
        Description = $"The format of all the files: {FormatNames.All}. Default: by each file's extension, else by its content.",
        HelpName = "FORMAT",
    };

    private readonly Option<string?> _baseIri = new("--base")
    {
        Description = "The IRI against which relative references are resolved. Default: each file's own file IRI.",
        HelpName = "IRI",
    };

    private readonly Argument<string[]> _files;

    /// <param name="filesAreOptional">Whether a command has something else to work on.</param>
    public InputOptions(bool filesAreOptional = false) => _files = new("FILE")
    {
        Description = "The files to read, plain or compressed (gzip, zstd), or - for standard input.",
        Arity = filesAreOptional ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
    };

    /// <summary>Adds the options and the files to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_baseIri);
        command.Add(_files);
    }

    /// <summary>Opens all the files that the command was given.</summary>
    public RdfInput[] Open(ParseResult parsed, Terminal terminal) =>
    [
        .. (parsed.GetValue(_files) ?? [])
            .Select(file => RdfInput.Open(file, parsed.GetValue(_from), parsed.GetValue(_baseIri), terminal)),
    ];
}
