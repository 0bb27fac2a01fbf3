namespace KnowledgeGraph.Cli;

/// <summary>How the command ends.</summary>
public enum ExitCode
{
    /// <summary>The work is done.</summary>
    Success = 0,

    /// <summary>
    /// The work failed: a broken input, a file that can't be read, a query that went over its limits. Or what was asked is not so: a
    /// check found errors, a comparison differences.
    /// </summary>
    Failure = 1,

    /// <summary>The command was used wrongly; nothing was tried. Or files could not be compared.</summary>
    Usage = 2,
}
