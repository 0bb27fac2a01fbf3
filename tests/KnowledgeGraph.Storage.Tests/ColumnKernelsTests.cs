using CsCheck;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Tests;

public class ColumnKernelsTests
{
    [Fact]
    public void Bounds_AnyColumn_AreLeastAndGreatest() =>
        Gen.ULong.Array[1, 40].Sample(values => ColumnKernels.Bounds(values) == (values.Min(), values.Max()));

    [Fact]
    public void CountChanges_AnyColumns_CountsRowsThatDifferFromTheOneBefore() =>
        Gen.Select(Gen.ULong[0, 2], Gen.ULong[0, 2], Gen.ULong[0, 2]).Array[1, 40].Sample(rows =>
        {
            (int, int, int) expected = (
                Enumerable.Range(1, rows.Length - 1).Count(i => rows[i].Item1 != rows[i - 1].Item1),
                Enumerable.Range(1, rows.Length - 1).Count(i => (rows[i].Item1, rows[i].Item2) != (rows[i - 1].Item1, rows[i - 1].Item2)),
                Enumerable.Range(1, rows.Length - 1).Count(i => rows[i] != rows[i - 1]));
            return expected == ColumnKernels.CountChanges(
                rows.Select(row => row.Item1).ToArray(),
                rows.Select(row => row.Item2).ToArray(),
                rows.Select(row => row.Item3).ToArray());
        });
}
