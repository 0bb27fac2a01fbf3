using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Counts rows and forgets them.</summary>
internal sealed class CountingWriter : ISolutionWriter
{
    public long Rows { get; private set; }

    public bool HasEnded { get; private set; }

    public void Begin(IReadOnlyList<string> variables)
    {
    }

    public void BeginRow()
    {
    }

    public void Bind(int column, in Utf8Term term)
    {
    }

    public void EndRow() => Rows++;

    public void End() => HasEnded = true;

    public void WriteBoolean(bool value)
    {
    }
}
