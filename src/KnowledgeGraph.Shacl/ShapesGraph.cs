using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl;

/// <summary>A shapes graph that was found well-formed. Immutable as long as nobody adds to its dataset; thread-safe.</summary>
public sealed class ShapesGraph
{
    /// <summary>Reads the shapes of a dataset, whatever its graphs.</summary>
    /// <param name="dataset">The statements; not copied, and not to be changed afterwards.</param>
    /// <exception cref="ShaclException">A shape is ill-formed (SHACL appendix A).</exception>
    public ShapesGraph(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Dataset = dataset;
        using QuadStore empty = QuadStore.CreateInMemory();
        using Snapshot snapshot = empty.AcquireSnapshot();
        TargetCount = Bind(new ValueSpace(snapshot)).Count;
    }

    /// <summary>The statements.</summary>
    public Dataset Dataset { get; }

    /// <summary>How many shapes have targets.</summary>
    public int TargetCount { get; }

    /// <summary>The shapes that have targets, with their constants as ids of a space: each validation has its own.</summary>
    internal IReadOnlyList<Shape> Bind(ValueSpace space) => new ShapesReader(Dataset, space).Read();
}
