using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Rows in a file, one behind the other.</summary>
internal static unsafe class RowFile
{
    /// <summary>Reads rows from a place on, at most as many as there is room for; 0 at the end.</summary>
    public static int Read(IReadableFile file, long start, Span<LoadRow> rows)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(rows);
        long offset = start * sizeof(LoadRow);
        int wanted = (int)Math.Min(bytes.Length, file.Length - offset);
        int done = 0;
        while (done < wanted)
        {
            int read = file.Read(bytes[done..wanted], offset + done);
            if (read == 0) throw new StorageException("a temporary file of the load is shorter than what was written to it");
            done += read;
        }
        return done / sizeof(LoadRow);
    }
}
