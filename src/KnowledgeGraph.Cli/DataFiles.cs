using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli;

/// <summary>The files, or the store, that a query or an update works on, and the options that name them.</summary>
/// <param name="orStore">Whether a durable store may be named in place of files.</param>
/// <param name="writesToStore">Whether such a store is written to, so that nobody else may have it open.</param>
internal sealed class DataFiles(bool orStore = false, bool writesToStore = false)
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "The directory of a store, in place of files.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _data = new("--data")
    {
        Description = "A file whose statements go into the default graph (named graphs of TriG, N-Quads and JSON-LD keep their names). "
            + "May be given several times.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _namedData = new("--named-data")
    {
        Description = "A file whose statements go into a named graph: the one given, or else the file's own file:// IRI. "
            + "May be given several times.",
        HelpName = "[IRI=]FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_namedData);
        if (orStore) command.Options.Add(_store);
    }

    /// <summary>Whether a store is named.</summary>
    public bool NamesStore(ParseResult parsed) => orStore && parsed.GetValue(_store) is not null;

    /// <summary>Whether files or a store are named.</summary>
    public bool AreNamed(ParseResult parsed) => NamesStore(parsed) || parsed.GetValue(_data) is { Length: > 0 } || parsed.GetValue(_namedData) is { Length: > 0 };

    /// <summary>Loads the files into a store in memory, or opens the store that is named; the caller's.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="purpose">What the files are for, as <c>query</c>.</param>
    /// <param name="baseIri">The base of relative references; null for each file's own IRI.</param>
    /// <param name="terminal">Has standard input.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    /// <exception cref="UsageException">No file is named, or files and a store, or a graph's name is no IRI.</exception>
    public QuadStore Load(ParseResult parsed, string purpose, string? baseIri, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] data = parsed.GetValue(_data) ?? [], namedData = parsed.GetValue(_namedData) ?? [];
        if (orStore && parsed.GetValue(_store) is { } directory)
        {
            bool hasFiles = data.Length > 0 || namedData.Length > 0;
            if (hasFiles) throw new UsageException($"{purpose} either files or a store, not both");
            return writesToStore ? StoreOption.Open(directory, terminal) : StoreOption.OpenForReading(directory, terminal);
        }
        List<(RdfInput Input, string? Graph)> inputs = [];
        foreach (string path in data) inputs.Add((RdfInput.Open(path, null, baseIri, terminal, option: null), null));
        foreach (string text in namedData)
        {
            (string? graph, string path) = SplitNamedData(text);
            inputs.Add((RdfInput.Open(path, null, baseIri, terminal, option: null), graph ?? RdfInput.FileIri(path)));
        }
        if (inputs.Count == 0)
        {
            string orStoreText = orStore ? ", or a store with --store" : "";
            throw new UsageException($"there is nothing to {purpose}; name at least one file with --data or --named-data{orStoreText}");
        }
        QuadStore store = QuadStore.CreateInMemory();
        try
        {
            store.Load([.. inputs.Select(input => input.Input.ToLoadSource(input.Graph))], null, cancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Splits <c>IRI=FILE</c>. An IRI may hold '=' too; a file that exists under the whole text is that file.</summary>
    private static (string? Graph, string Path) SplitNamedData(string text)
    {
        int separator = text.LastIndexOf('=');
        if (separator < 0 || File.Exists(text)) return (null, text);
        return (AbsoluteIri.Require(text[..separator], "the graph of --named-data"), text[(separator + 1)..]);
    }
}
