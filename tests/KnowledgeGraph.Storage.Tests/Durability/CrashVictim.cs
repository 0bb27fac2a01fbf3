using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>
/// A writer to be killed: this test program, started anew with a directory in its environment. It tells each commit on standard output
/// once that is acknowledged. Commit n adds quads whose subject is n, and removes those of n − 5.
/// </summary>
internal static class CrashVictim
{
    public const string DirectoryVariable = "KG_CRASH_VICTIM_DIRECTORY";

    /// <summary>What the store holds after commit n.</summary>
    public static HashSet<Quad> ContentAfter(int commit)
    {
        HashSet<Quad> content = [];
        for (int i = Math.Max(commit - 4, 0); i <= commit; i++) content.UnionWith(QuadsOf(i));
        return content;
    }

#pragma warning disable CA2255 // The program's own entry point is generated.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is not { Length: > 0 } directory) return;
        using QuadStore store = QuadStore.Open(directory, new() { MaxLogBytes = 40_000 });
        using Snapshot snapshot = store.AcquireSnapshot();
        int first = TestTerms.ReadAll(snapshot).Select(quad => NumberOf(quad) + 1).DefaultIfEmpty(0).Max();
        for (int commit = first; ; commit++)
        {
            using WriteTransaction transaction = store.BeginWrite();
            foreach (Quad quad in QuadsOf(commit)) TestTerms.Add(transaction, quad);
            foreach (Quad quad in QuadsOf(commit - 5)) TestTerms.Remove(transaction, quad);
            transaction.Commit();
            Console.Out.WriteLine(commit.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }

    public static int NumberOf(Quad quad) => int.Parse(quad.Subject.ToString()![10..^1], CultureInfo.InvariantCulture);

    private static IEnumerable<Quad> QuadsOf(int commit)
    {
        for (int i = 0; commit >= 0 && i < 1 + (commit * 7 % 23); i++)
        {
            var literal = new Literal($"un texte plus long {commit % 40} {i}", "fr");
            yield return new(new Iri($"http://s/{commit}"), new Iri($"http://p/{i % 3}"), literal, null);
        }
    }
}
