using System.Runtime.ExceptionServices;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Runs the same work on several threads at once.</summary>
internal static class LoadThreads
{
    /// <summary>Runs the work with the numbers of the threads, the first on the caller's, and throws what the first failure was.</summary>
    public static void Run(int count, Action<int> work)
    {
        Exception? failure = null;
        var others = new Thread[count - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int number = i + 1;
            others[i] = new(() => Guard(number)) { IsBackground = true, Name = $"load {number}" };
            others[i].Start();
        }
        Guard(0);
        foreach (Thread thread in others) thread.Join();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);

        void Guard(int number)
        {
            try
            {
                work(number);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
            }
        }
    }

    /// <summary>Runs the work on equal parts of a range: start and end.</summary>
    public static void RunParts(int threads, long count, Action<int, long, long> work) => Run(
        threads, number => work(number, count * number / threads, count * (number + 1) / threads));
}
