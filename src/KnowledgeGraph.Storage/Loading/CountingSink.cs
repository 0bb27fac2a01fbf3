using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Tells a monitor how many quads pass. One thread at a time.</summary>
internal sealed class CountingSink(IQuadSink next, LoadMonitor monitor) : IQuadSink
{
    private const int ReportEvery = 4096;
    private int _unreported;

    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        next.OnQuad(subject, predicate, @object, graph);
        if (++_unreported == ReportEvery) Report();
    }

    /// <summary>Tells of the quads that it was not told of yet.</summary>
    public void Report()
    {
        monitor.Read(_unreported, 0);
        _unreported = 0;
    }
}
