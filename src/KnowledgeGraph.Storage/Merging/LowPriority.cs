using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>Runs work on a thread that yields the processor to all others.</summary>
internal static partial class LowPriority
{
    private const int OwnThread = 0;
    private const int Nice = 10;

    /// <summary>Runs the work and returns, or throws, once it has ended.</summary>
    public static void Run(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                // The runtime sets priorities on Windows only; Linux has a nice value for each thread.
                if (OperatingSystem.IsLinux()) _ = SetPriority(OwnThread, 0, Nice);
                work();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        })
        {
            Name = "merge of a store",
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int value);
}
