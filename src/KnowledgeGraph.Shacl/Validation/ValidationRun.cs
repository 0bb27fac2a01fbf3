using System.Runtime.CompilerServices;
using KnowledgeGraph.Query;
using KnowledgeGraph.Shacl.Constraints;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Validation;

/// <summary>One validation of one data graph. One thread.</summary>
internal sealed class ValidationRun(DataGraph data, CancellationToken cancellationToken)
{
    private readonly PathEvaluator _paths = new(data);
    private readonly Dictionary<(Shape, ValueId), bool> _conforming = [];

    public DataGraph Data => data;

    public ValueSpace Space => data.Space;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Validates the focus nodes of a shape's targets, each once.</summary>
    public void ValidateTargets(Shape shape, ResultCollector collector)
    {
        var focusNodes = new NodeSet();
        foreach (Target target in shape.Targets) Find(target, focusNodes);
        foreach (ValueId focus in focusNodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Validate(shape, focus, collector);
            if (collector.IsDone) return;
        }
    }

    /// <summary>Validates a node against a shape (SHACL §3.4.1).</summary>
    public void Validate(Shape shape, ValueId focus, ResultCollector collector)
    {
        if (shape.IsDeactivated) return;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ShaclException(shape.Node, $"it depends on itself, or on shapes nested too deeply, at {Space.GetTerm(focus)}");
        }
        NodeSet values;
        if (shape.Path is not null)
        {
            values = _paths.Evaluate(shape.Path, focus);
        }
        else
        {
            values = new NodeSet();
            values.Add(focus);
        }
        var evaluation = new Evaluation(this, shape, focus, values, collector);
        foreach (Constraint constraint in shape.Constraints)
        {
            constraint.Validate(evaluation);
            if (collector.IsDone) return;
        }
    }

    /// <summary>
    /// Whether a node conforms to a shape. A shape that, for the same node, depends on itself is left undefined by SHACL (§3.4.3); here
    /// what is being asked for counts as conforming.
    /// </summary>
    public bool Conforms(Shape shape, ValueId node)
    {
        if (_conforming.TryGetValue((shape, node), out bool known)) return known;
        _conforming.Add((shape, node), true);
        var collector = new ResultCollector(limit: 0);
        Validate(shape, node, collector);
        return _conforming[(shape, node)] = !collector.HasResult;
    }

    private void Find(Target target, NodeSet result)
    {
        switch (target.Kind)
        {
            case TargetKind.Node:
                result.Add(target.Id);
                break;
            case TargetKind.Class:
                data.Instances(target.Id, result);
                break;
            case TargetKind.SubjectsOf:
                data.SubjectsOf(target.Id, result);
                break;
            case TargetKind.ObjectsOf:
                data.ObjectsOf(target.Id, result);
                break;
        }
    }
}
