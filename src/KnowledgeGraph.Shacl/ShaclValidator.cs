using KnowledgeGraph.Query;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl;

/// <summary>Validates data graphs against shapes (SHACL, W3C Recommendation of 20 July 2017). Stateless and thread-safe.</summary>
public static class ShaclValidator
{
    /// <summary>Validates the graphs of a snapshot, which the caller keeps open, against all shapes that have targets.</summary>
    /// <param name="snapshot">The data.</param>
    /// <param name="graphs">Which of its graphs: one, or a merge.</param>
    /// <param name="shapes">The shapes.</param>
    /// <param name="options">The bounds; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the validation.</param>
    /// <exception cref="ShaclException">A SPARQL constraint failed to run.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ValidationReport Validate(Snapshot snapshot, GraphSelector graphs, ShapesGraph shapes, ValidationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(graphs);
        ArgumentNullException.ThrowIfNull(shapes);
        var space = new ValueSpace(snapshot);
        var run = new ValidationRun(new DataGraph(space, graphs), cancellationToken);
        var collector = new ResultCollector((options ?? new()).MaxResults);
        foreach (Shape shape in shapes.Bind(space))
        {
            run.ValidateTargets(shape, collector);
            if (collector.IsDone) break;
        }
        return new ValidationReport(collector.Results, collector.IsDone);
    }
}
