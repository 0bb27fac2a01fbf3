using System.CommandLine;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg update</c>: a SPARQL update of files, whose result goes into another, or of a durable store.</summary>
internal static class UpdateCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new DataFiles(orStore: true, writesToStore: true);
        Option<string?> baseIri = new("--base") { Description = "The base IRI of the data and of the update.", HelpName = "IRI" };
        Option<string?> updateFile = new("--update") { Description = "The file of the update; - is standard input.", HelpName = "FILE" };
        Option<string?> expression = new("--expression", "-e") { Description = "The update itself.", HelpName = "TEXT" };
        Option<string?> output = new("--output", "-o")
        {
            Description = "The file that receives all statements after the update, or - for standard output. It may be one of those read. "
                + "Not needed with --store, which is changed itself.",
            HelpName = "FILE",
        };
        Option<string?> to = new("--to") { Description = "The output's format. Default: by the file's extension.", HelpName = "FORMAT" };
        Option<bool> union = new("--union") { Description = "Let the default graph of WHERE be the union of all graphs." };
        Command command = new("update", "Change RDF files, or a store, by a SPARQL update, all or nothing.") { baseIri, updateFile, expression, output, to, union };
        data.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string? @base = parsed.GetValue(baseIri);
                string? path = parsed.GetValue(output);
                if (path is null && !data.NamesStore(parsed))
                {
                    throw new UsageException("the update of files needs --output, the file that receives the result");
                }
                RdfFormat format = path is null ? default : FormatNames.Resolve(parsed.GetValue(to), path, "--to");
                if (path is not null) RdfOutput.Check(path);
                RequestText text = RequestText.Read("update", parsed.GetValue(updateFile), parsed.GetValue(expression), terminal);
                UpdateRequest request = text.Parse(SparqlParser.ParseUpdate, @base);
                using QuadStore store = data.Load(parsed, "update", @base, terminal, cancellationToken);
                var options = new UpdateOptions
                {
                    DefaultGraph = parsed.GetValue(union) ? DefaultGraphMode.Union : DefaultGraphMode.StoreDefault,
                };
                UpdateResult result = new UpdateEngine().Execute(request, store, options, cancellationToken);
                using Snapshot snapshot = store.AcquireSnapshot();
                if (path is not null)
                {
                    RequireGraphs(snapshot, format);
                    RdfOutput.Write(path, terminal, file => Write(snapshot, file, format, request, cancellationToken));
                }
                string outcome = path is null ? "in the store" : "written";
                terminal.Error.WriteLine(
                    $"inserted {result.Inserted:N0} and deleted {result.Deleted:N0} quads; {snapshot.QuadCount:N0} {outcome}");
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void RequireGraphs(Snapshot snapshot, RdfFormat format)
    {
        if (format.HasGraphs() || snapshot.NamedGraphs.Count == 0) return;
        throw new KnowledgeGraphException(
            $"the result has {snapshot.NamedGraphs.Count} named graphs, which {format.Name()} would lose; write trig, nquads or jsonld");
    }

    private static void Write(Snapshot snapshot, Stream output, RdfFormat format, UpdateRequest request, CancellationToken cancellation)
    {
        using IQuadWriter writer = RdfWriter.Create(output, format, new RdfWriterOptions { Prefixes = request.Prefixes });
        snapshot.CopyTo(GraphSelector.Each, writer, cancellation);
        writer.Complete();
    }
}
