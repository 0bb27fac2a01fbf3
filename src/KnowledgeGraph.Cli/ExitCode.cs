namespace KnowledgeGraph.Cli;

/// <summary>How the command ends.</summary>
public enum ExitCode
{
    /// <summary>The work is done.</summary>
    Success = 0,

    /// <summary>The work failed: a broken input, a file that can't be read, a query that went over its limits.</summary>
    Failure = 1,

    /// <summary>The command was used wrongly; nothing was tried.</summary>
    Usage = 2,
}
