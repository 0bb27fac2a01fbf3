using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>The command lines of the other readers of RDF, as far as they know the syntaxes of a task.</summary>
/// <remarks>Serd and N3.js have no verb that only counts: serd's fastest way is N-Triples to nowhere, N3.js counts in a script.</remarks>
internal static class SyntaxPeers
{
    /// <summary>The names of the peers.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rapper", "serdi", "riot", "n3"];

    /// <summary>The command of a peer for a task, or null where it has none.</summary>
    /// <param name="peer">One of <see cref="Names"/>.</param>
    /// <param name="task">What is to be done.</param>
    /// <param name="file">The file to read.</param>
    public static string[]? Command(string peer, SyntaxTask task, string file) => peer switch
    {
        "rapper" => Rapper(task, file),
        "serdi" => Serdi(task, file),
        "riot" => Riot(task, file),
        _ => N3(task, file),
    };

    private static string[]? Rapper(SyntaxTask task, string file)
    {
        string? from = RapperName(task.From);
        if (from is null) return null;
        if (task.To is null) return ["rapper", "-q", "-c", "-i", from, file];
        return RapperName(task.To.Value) is { } to ? ["rapper", "-q", "-i", from, "-o", to, file] : null;
    }

    private static string? RapperName(RdfFormat format) => format switch
    {
        RdfFormat.NTriples => "ntriples",
        RdfFormat.NQuads => "nquads",
        RdfFormat.Turtle => "turtle",
        RdfFormat.RdfXml => "rdfxml",
        _ => null,
    };

    private static string[]? Serdi(SyntaxTask task, string file)
    {
        string? to = SerdName(task.To ?? (task.From.HasGraphs() ? RdfFormat.NQuads : RdfFormat.NTriples));
        return SerdName(task.From) is { } from && to is not null ? ["serdi", "-i", from, "-o", to, file] : null;
    }

    private static string? SerdName(RdfFormat format) => format switch
    {
        RdfFormat.NTriples => "ntriples",
        RdfFormat.NQuads => "nquads",
        RdfFormat.Turtle => "turtle",
        RdfFormat.TriG => "trig",
        _ => null,
    };

    private static string[]? Riot(SyntaxTask task, string file)
    {
        if (Environment.GetEnvironmentVariable("JENA_CLASSPATH") is not { } classPath) return null;
        string[] java = ["java", "-cp", classPath, "riotcmd.riot", $"--syntax={RiotName(task.From)}"];
        if (task.To is null) return [.. java, "--count", file];
        // Jena has no streams of the other two.
        return task.To is RdfFormat.RdfXml or RdfFormat.JsonLd ? null : [.. java, $"--stream={task.To.Value.Name()}", file];
    }

    // Debian's package lacks what its reader of JSON-LD 1.1 needs.
    private static string RiotName(RdfFormat format) => format == RdfFormat.JsonLd ? "JSONLD10" : format.Name();

    private static string[]? N3(SyntaxTask task, string file)
    {
        if (task.From is RdfFormat.RdfXml or RdfFormat.JsonLd || task.To is RdfFormat.RdfXml or RdfFormat.JsonLd) return null;
        const string Script = """
            const fs = require('fs'), n3 = require('n3');
            const [file, from, to] = process.argv.slice(1);
            const parsed = fs.createReadStream(file).pipe(new n3.StreamParser({ format: from }));
            if (to) parsed.pipe(new n3.StreamWriter({ format: to })).pipe(process.stdout);
            else { let n = 0; parsed.on('data', () => n++).on('end', () => console.log(n)); }
            """;
        return task.To is { } to
            ? ["node", "-e", Script, file, task.From.MediaType(), to.MediaType()]
            : ["node", "-e", Script, file, task.From.MediaType()];
    }
}
