using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// The right side of a join that keeps its left side streaming: it provides the table in which a left batch looks for its partners.
/// </summary>
internal abstract class RightSide : IDisposable
{
    /// <summary>The columns of the table's rows.</summary>
    public abstract Schema Schema { get; }

    /// <summary>The rows that the plan and all below it are expected to give together.</summary>
    public abstract double EstimatedWork { get; }

    /// <summary>What is done of this work before the first batch has its partners.</summary>
    public abstract double EstimatedStartup { get; }

    /// <summary>The table for a batch; valid until the next call. Every partner of the batch's rows is in it.</summary>
    public abstract JoinTable TableFor(ColumnBatch left);

    /// <summary>
    /// Says of each row of a batch whether it has a partner, without a table; false where that needs one. For one right side, either this
    /// is called or <see cref="TableFor"/>.
    /// </summary>
    public virtual bool TryMatch(ColumnBatch left, Span<bool> matched) => false;

    /// <summary>Left rows to come that are sorted by less than this id have no partner; none where that is not known.</summary>
    public virtual ValueId Reached => ValueId.None;

    /// <summary>Whether the table is known to be empty for every batch to come.</summary>
    public abstract bool IsExhausted { get; }

    /// <summary>What EXPLAIN says of the way in which it is read.</summary>
    public virtual string Detail => "";

    /// <summary>The plan that fills the table.</summary>
    public abstract QueryPlan Explain();

    /// <summary>Gives back the table and the plan behind it.</summary>
    public abstract void Dispose();
}
