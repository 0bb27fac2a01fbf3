using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Memory;

/// <summary>What the C library does with native memory that is freed.</summary>
internal static partial class NativeHeap
{
    private const int MapThreshold = -3;
    private const int LargeBytes = 1024 * 1024;

    /// <summary>
    /// Lets large blocks go back to the system as soon as they are freed, for the whole process. By itself, the C library of Linux keeps
    /// ever larger ones for itself, and a load in little memory would take twice as much. Any thread.
    /// </summary>
    public static void ReturnLargeBlocks()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = SetOption(MapThreshold, LargeBytes);
        }
        catch (EntryPointNotFoundException)
        {
            // Other C libraries have no such option, nor the habit.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
