using System.Runtime.CompilerServices;
using KnowledgeGraph.Documents.Sources.Isolation;

namespace KnowledgeGraph.Documents.Tests.Isolation;

/// <summary>
/// What this program does where it is started as a child: what a child does, or what <see cref="Behaviour"/> says that it should do instead.
/// </summary>
internal static class TestChild
{
    public const string Behaviour = "KG_TEST_CHILD";

    // Before anything else, as the Main of a program does it: that of tests is made by the framework.
    [ModuleInitializer]
    internal static void Run()
    {
        string[] arguments = Environment.GetCommandLineArgs()[1..];
        if (arguments is [ReaderWorker.Verb] && Environment.GetEnvironmentVariable(Behaviour) is { Length: > 0 } behaviour) Misbehave(behaviour);
        ReaderWorker.TryRun(arguments);
    }

    private static void Misbehave(string behaviour)
    {
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        ReaderProtocol.ReadRequest(input);
        switch (behaviour)
        {
            case "overflow":
                Console.Error.WriteLine(Descend(1));
                break;
            case "fill":
                List<byte[]> all = [];
                while (true) all.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
            case "spin":
                while (true) Thread.SpinWait(1000);
            case "sleep":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "chatter":
                while (true) Console.Error.WriteLine("x");
            case "half":
                output.Write([3, 100, 0, 0, 0, 1]);
                break;
            case "nonsense":
                output.Write([3, 3, 0, 0, 0, 200, 200, 200]);
                Thread.Sleep(Timeout.Infinite);
                break;
            case "endless":
                output.Write([3, 255, 255, 255, 127]);
                Thread.Sleep(Timeout.Infinite);
                break;
        }
        Environment.Exit(3);
    }

    private static int Descend(int depth) => depth == 0 ? 0 : Descend(depth + 1) + 1;
}
