namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>Runs one entry of a manifest, with an eye on the list of known failures.</summary>
internal static class ConformanceTest
{
    /// <summary>
    /// Runs the test. An entry in <c>known-failures.txt</c> is shown as skipped with its reason as long as it fails, and fails when it
    /// passes, so that the list never says more than the truth.
    /// </summary>
    public static void Run(string manifestPath, string entryIri, Action<ManifestEntry> test)
    {
        ManifestEntry entry = Manifest.Load(manifestPath)[entryIri];
        if (!KnownFailures.TryGetReason(entryIri, out string? reason))
        {
            test(entry);
            return;
        }
        try
        {
            test(entry);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Assert.Skip($"known failure: {reason}");
        }
        Assert.Fail($"<{entryIri}> passes now: take it off known-failures.txt");
    }
}
