using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>The entries of <c>known-failures.txt</c>: one a line, the IRI and then the reason; <c>#</c> starts a comment line.</summary>
internal static class KnownFailures
{
    private static readonly Dictionary<string, string> Reasons = Read(Path.Combine(AppContext.BaseDirectory, "known-failures.txt"));

    /// <summary>The reason why an entry is known to fail, where it is.</summary>
    public static bool TryGetReason(string iri, [NotNullWhen(true)] out string? reason) => Reasons.TryGetValue(iri, out reason);

    private static Dictionary<string, string> Read(string file)
    {
        var reasons = new Dictionary<string, string>();
        foreach (string line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] parts = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 2) throw new InvalidDataException($"known-failures.txt: '{line}' gives no reason");
            reasons.Add(parts[0], parts[1].Trim());
        }
        return reasons;
    }
}
