namespace KnowledgeGraph.Query.Results;

/// <summary>The answer of ASK: the plan runs up to its first solution.</summary>
internal sealed class SolutionAskResult(SolutionStream solutions) : AskResult
{
    private bool? _value;

    public override bool Value => _value ??= solutions.Next() is not null;

    public override QueryPlan Plan => solutions.Explain();

    public override void Dispose() => solutions.Dispose();
}
