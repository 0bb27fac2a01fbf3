using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Query;

/// <summary>The graph of a CONSTRUCT or DESCRIBE query, as a stream of triples without repetition.</summary>
public abstract class GraphResult : QueryResult
{
    /// <summary>
    /// Writes the next triples to the sink. False when the answer is complete. Errors as <see cref="SelectResult.WriteNext"/>.
    /// </summary>
    public abstract bool WriteNext(IQuadSink sink);
}
