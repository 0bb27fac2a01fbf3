namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// Names a file of a store. Numbers alone do not: every store counts from 1, and a file that was put in the place of another of the
/// same name is to be found out.
/// </summary>
/// <param name="Number">The number in the file's name; 0: no file.</param>
/// <param name="Mark">What another file of that name does not have: of a segment its checksum, of a log a random number.</param>
internal readonly record struct FileId(long Number, ulong Mark)
{
    /// <summary>The id of a log that is new.</summary>
    public static FileId OfNewLog(long number) => new(number, (ulong)Random.Shared.NextInt64());
}
