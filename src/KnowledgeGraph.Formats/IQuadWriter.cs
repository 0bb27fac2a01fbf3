namespace KnowledgeGraph.Formats;

/// <summary>A sink that writes a document.</summary>
public interface IQuadWriter : IQuadSink, IDisposable
{
    /// <summary>Writes what is pending and the end of the document. To be called once, when all statements were given.</summary>
    void Complete();
}
