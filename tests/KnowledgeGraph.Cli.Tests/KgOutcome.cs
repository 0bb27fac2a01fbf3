namespace KnowledgeGraph.Cli.Tests;

/// <summary>How a run ended and what it printed.</summary>
internal sealed record KgOutcome(ExitCode ExitCode, string Output, string Error);
