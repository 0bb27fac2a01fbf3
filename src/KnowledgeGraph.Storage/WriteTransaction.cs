using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage;

/// <summary>A set of changes that takes effect entirely, at <see cref="Commit"/>, or not at all. One thread at a time.</summary>
public sealed class WriteTransaction : IDisposable
{
    /// <summary>
    /// A sink that adds what a reader reads. Blank node labels are local to this sink: the same label in another sink is another node.
    /// </summary>
    /// <param name="graph">The graph (an IRI) that receives the statements of the document's default graph; null for the default graph.</param>
    public IQuadSink CreateSink(string? graph = null) => throw new NotSupportedException();

    /// <summary>Adds a quad; a blank node stands for the store's node of that label, where there is one.</summary>
    public void Add(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) => throw new NotSupportedException();

    /// <summary>Removes a quad, if it is there.</summary>
    public void Remove(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) => throw new NotSupportedException();

    /// <summary>Removes every quad of the graphs selected.</summary>
    public void Clear(GraphSelector graphs) => throw new NotSupportedException();

    /// <summary>Publishes the changes to all snapshots taken from now on.</summary>
    public void Commit() => throw new NotSupportedException();

    /// <summary>Ends the transaction; without <see cref="Commit"/>, nothing was changed.</summary>
    public void Dispose()
    {
    }
}
