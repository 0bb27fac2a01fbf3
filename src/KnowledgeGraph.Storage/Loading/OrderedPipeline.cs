using System.Runtime.ExceptionServices;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Work in three steps on a few threads: items are filled one after the other, worked on at the same time, and drained one after the
/// other in the order in which they were filled.
/// </summary>
internal static class OrderedPipeline
{
    /// <summary>Runs until filling says that nothing is left.</summary>
    /// <typeparam name="T">An item, made once for each thread and used again and again.</typeparam>
    /// <param name="threads">The number of threads, the caller's among them.</param>
    /// <param name="create">Makes an item, which is disposed in the end.</param>
    /// <param name="fill">Fills an item, one thread at a time; false where nothing is left.</param>
    /// <param name="work">Works on an item.</param>
    /// <param name="drain">Takes what the work has made, one thread at a time.</param>
    /// <param name="cancellationToken">Ends the work between two items.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Run<T>(
        int threads, Func<T> create, Func<T, bool> fill, Action<T> work, Action<T> drain, CancellationToken cancellationToken)
        where T : IDisposable
    {
        var fillGate = new Lock();
        object drainGate = new();
        long filled = 0, drained = 0;
        bool ends = false;
        Exception? failure = null;

        void Loop()
        {
            try
            {
                using T item = create();
                while (true)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    long number;
                    lock (fillGate)
                    {
                        if (ends || Volatile.Read(ref failure) is not null) return;
                        if (!fill(item))
                        {
                            ends = true;
                            return;
                        }
                        number = filled++;
                    }
                    work(item);
                    lock (drainGate)
                    {
                        while (drained != number && failure is null) Monitor.Wait(drainGate);
                        if (failure is not null) return;
                        drain(item);
                        drained++;
                        Monitor.PulseAll(drainGate);
                    }
                }
            }
            catch (Exception error)
            {
                lock (drainGate)
                {
                    failure ??= error;
                    Monitor.PulseAll(drainGate);
                }
            }
        }

        LoadThreads.Run(threads, _ => Loop());
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }
}
