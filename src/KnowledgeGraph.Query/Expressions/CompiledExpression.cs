using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>An expression bound to the columns of its input. One thread at a time.</summary>
internal abstract class CompiledExpression
{
    /// <summary>The conditions in it that have plans of their own, for EXPLAIN.</summary>
    public IReadOnlyList<IExplainedCondition> Conditions { get; set; } = [];

    /// <summary>Whether every row has the same value, whatever the input.</summary>
    public virtual bool IsConstant => false;

    /// <summary>
    /// Whether the value is a number or an error, so that <see cref="EvaluateNumeric"/> spares making terms and loses nothing, unless the
    /// value is a constant that is written in a form of its own.
    /// </summary>
    public virtual bool IsNumeric => false;

    /// <summary>
    /// Computes the value for each row of the batch; <see cref="ValueId.None"/> where it is an error or unbound (SPARQL makes no
    /// difference that an expression could see).
    /// </summary>
    public abstract void Evaluate(ColumnBatch batch, Span<ValueId> result);

    /// <summary>Computes the effective boolean value for each row (SPARQL 1.1 §17.2.2).</summary>
    public abstract void Test(ColumnBatch batch, Span<Ternary> result);

    /// <summary>
    /// Computes the value for each row, and gives those that fulfil a condition and the rows that have them; returns how many. Of the others
    /// no terms are made, where they would be new.
    /// </summary>
    public virtual int EvaluateWhere(ColumnBatch batch, Predicate<ValueId> condition, Span<ValueId> result, Span<int> rows)
    {
        Evaluate(batch, result);
        int count = 0;
        for (int row = 0; row < result.Length; row++)
        {
            if (!condition(result[row])) continue;
            result[count] = result[row];
            rows[count++] = row;
        }
        return count;
    }

    /// <summary>
    /// Says of each row what a test says of its value, which may be the error. Values that would be new become no terms: the test must not
    /// compare their ids, but where <see cref="QueryTerms.IsTransient"/> says that these are lasting.
    /// </summary>
    public virtual void Test(ColumnBatch batch, Func<ValueId, Ternary> test, Span<Ternary> result)
    {
        using var ids = new RowBuffer<ValueId>(result.Length);
        Evaluate(batch, ids.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = test(ids.Rows[row]);
    }

    /// <summary>Computes the number for each row; the error where the value is none.</summary>
    public virtual void EvaluateNumeric(ColumnBatch batch, TermValues values, Span<Numeric> result)
    {
        using var ids = new RowBuffer<ValueId>(result.Length);
        Evaluate(batch, ids.Rows);
        for (int row = 0; row < result.Length; row++) result[row] = values.ReadNumeric(ids.Rows[row]);
    }
}
