namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// How much work a plan may do, in rows read: a look-up and other dear steps count as many. Budgets nest: what is done within the inner one
/// is done within the outer one too. One thread at a time.
/// </summary>
/// <param name="outer">The budget in which this one begins; null for none.</param>
/// <param name="work">The work that may be done.</param>
internal sealed class WorkBudget(WorkBudget? outer, double work)
{
    private double _left = work;

    /// <summary>Whether an operator was to give rows and did not, for which more work was done than may be: what others made of that is wrong.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Whether more work was done than may be: an operator that asks this gives no more rows.</summary>
    public bool Refuses()
    {
        if (!IsSpent) return false;
        HasRefused = true;
        return true;
    }

    private bool IsSpent => _left < 0 || outer?.IsSpent == true;

    /// <summary>Accounts for work done.</summary>
    public void Spend(double work)
    {
        _left -= work;
        outer?.Spend(work);
    }
}
