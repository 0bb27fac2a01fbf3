namespace KnowledgeGraph.Server.Graphs;

/// <summary>A cheap sign of whether any file below some folders was added, removed or changed.</summary>
internal readonly record struct SourceFingerprint(int Count, long Hash)
{
    public static SourceFingerprint Of(params ReadOnlySpan<string> folders)
    {
        int count = 0;
        long hash = 0;
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder)) continue;
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                count++;
                // A sum, so that the order in which the file system lists them does not matter.
                hash += HashCode.Combine(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks);
            }
        }
        return new SourceFingerprint(count, hash);
    }
}
