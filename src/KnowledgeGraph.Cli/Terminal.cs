namespace KnowledgeGraph.Cli;

/// <summary>The standard streams, handed in so that tests can stand in for a terminal.</summary>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Standard output, as bytes: results and nothing else.</param>
/// <param name="Error">Standard error: messages, progress and times.</param>
public sealed record Terminal(Stream Input, Stream Output, TextWriter Error);
