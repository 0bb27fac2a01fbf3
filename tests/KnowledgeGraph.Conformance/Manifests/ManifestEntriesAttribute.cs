using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>
/// Feeds a theory with the entries of a manifest: its parameters are the path of the manifest and the IRI of the entry, to be handed
/// to <see cref="ConformanceTest.Run"/>. Where the suites are absent there is one test, which is skipped and says how to get them.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ManifestEntriesAttribute(string path) : DataAttribute
{
    /// <summary>The path of the manifest under the folder of the suites.</summary>
    public string ManifestPath => path;

    /// <summary>Only entries of these types (local names), separated by spaces; all where it is null.</summary>
    public string? Types { get; init; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        if (SharedSuites.Root is null)
        {
            return new([new TheoryDataRow(path, "") { TestDisplayName = path, Skip = SharedSuites.SkipReason }]);
        }
        string[]? types = Types?.Split(' ');
        string suite = Path.GetDirectoryName(path)!.Replace('\\', '/');
        return new(
        [
            .. Manifest.Load(path).Entries
                .Where(entry => types is null || types.Contains(entry.Type))
                .Select(entry => new TheoryDataRow(path, entry.Iri) { TestDisplayName = $"{suite} {entry.Name}" }),
        ]);
    }

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
