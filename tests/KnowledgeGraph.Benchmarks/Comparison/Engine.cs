namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>
/// How an engine is loaded, started and stopped: shell commands in which <c>{file}</c> stands for the data, <c>{db}</c> for its database
/// and <c>{port}</c> for the port on the loopback.
/// </summary>
/// <param name="Name">The engine's name in tables.</param>
/// <param name="Port">The port at which it answers.</param>
/// <param name="Endpoint">Path and query string of the SPARQL endpoint, such as <c>/sparql</c>.</param>
/// <param name="Load">Makes the database, which isn't there yet, from the data.</param>
/// <param name="Start">Runs the server; the command must become it (<c>exec</c>).</param>
/// <param name="Stop">Stops it; null where a signal does.</param>
internal sealed record Engine(string Name, int Port, string Endpoint, string Load, string Start, string? Stop = null)
{
    /// <summary>A command with the names put in.</summary>
    public string Fill(string command, string database, string file) => command
        .Replace("{db}", database, StringComparison.Ordinal)
        .Replace("{file}", file, StringComparison.Ordinal)
        .Replace("{port}", $"{Port}", StringComparison.Ordinal);
}
