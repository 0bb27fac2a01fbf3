using KnowledgeGraph.Query;
using KnowledgeGraph.Shacl.Constraints;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Validation;

/// <summary>One shape at one focus node: what its constraints look at, and where they report.</summary>
internal sealed class Evaluation(ValidationRun run, Shape shape, ValueId focus, NodeSet values, ResultCollector collector)
{
    public ValidationRun Run => run;

    public Shape Shape => shape;

    public DataGraph Data => run.Data;

    public ValueSpace Space => run.Space;

    public ValueId Focus => focus;

    /// <summary>The value nodes.</summary>
    public NodeSet Values => values;

    /// <summary>Where the results of nested shapes go.</summary>
    public ResultCollector Collector => collector;

    /// <summary>Reports a constraint that a value, or no single value (<see cref="ValueId.None"/>), does not satisfy.</summary>
    public void Report(Constraint constraint, ValueId value = default)
    {
        if (!collector.Wants()) return;
        collector.Add(new ValidationResult
        {
            FocusNode = Space.GetTerm(focus),
            ResultPath = shape.Path,
            Value = value.IsNone ? null : Space.GetTerm(value),
            SourceShape = shape.Node,
            SourceConstraintComponent = constraint.Component,
            Severity = shape.Severity,
            Messages = shape.Messages.Count > 0 ? shape.Messages : constraint.Messages,
        });
    }

    /// <summary>Reports a result that the constraint has made up itself.</summary>
    public void Report(Func<ValidationResult> create)
    {
        if (collector.Wants()) collector.Add(create());
    }
}
