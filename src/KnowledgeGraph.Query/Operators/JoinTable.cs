using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The right side of a join, materialised, with a hash index on its key columns.</summary>
/// <param name="context">The query.</param>
/// <param name="layout">The layout of the join.</param>
/// <param name="rightColumnCount">The number of columns on the right.</param>
/// <param name="requiresOverlap">Whether partners must share a bound variable besides the keys, as for MINUS.</param>
internal sealed unsafe class JoinTable(QueryContext context, JoinLayout layout, int rightColumnCount, bool requiresOverlap = false)
    : IDisposable
{
    /// <summary>What a row in the table costs, in rows read.</summary>
    public const double RowWork = 20;

    // Of keys as near to one another as this, a place for each id there could be takes at most twice the memory of hashing, and less time.
    private const int Spread = 16;

    private readonly HashSlots _slots = new(context);
    private readonly QueryMemory<int> _next = new(context);

    // Where keys are near to one another: the first row of each id from the least one on, or -1.
    private readonly QueryMemory<int> _heads = new(context);
    private ulong _least;
    private ulong _reach;
    private bool _isDense;
    private int[] _first = BatchArray.Rent<int>();
    private uint[] _hashes = BatchArray.Rent<uint>();
    private bool _isLinked;
    private readonly bool _hasLoose = layout.LeftLoose.Length > 0 || requiresOverlap;

    /// <summary>The rows.</summary>
    public RowStore Rows { get; } = new(context, rightColumnCount);

    /// <summary>Whether no row of any left batch has more than one partner here.</summary>
    public bool IsUnique { get; private set; }

    /// <summary>Reads the input to its end and indexes it.</summary>
    public void Build(Operator input)
    {
        while (input.Next() is { } batch)
        {
            Rows.Append(batch);
            context.Work?.Spend(batch.RowCount * RowWork);
        }
        BuildIndex();
    }

    /// <summary>Looks up the keys of all rows of a left batch, for the calls of <see cref="First"/> that follow.</summary>
    public void Probe(ColumnBatch left)
    {
        if (_isLinked) return;
        if (_isDense)
        {
            ProbeDense(left.Column(layout.LeftKeys[0]));
            return;
        }
        Span<uint> hashes = _hashes.AsSpan(0, left.RowCount);
        RowHash.Fill(left, layout.LeftKeys, hashes);
        if (layout.LeftKeys.Length == 1) ProbeSingle(left.Column(layout.LeftKeys[0]), hashes);
        else ProbeRows(left, hashes);
    }

    /// <summary>
    /// Writes a column of the partners that the first rows of the left batch have; none where there is no partner. Only for a table that
    /// <see cref="IsUnique"/>.
    /// </summary>
    public void CopyPartners(int column, Span<ValueId> target)
    {
        ReadOnlySpan<ValueId> source = Rows.Column(column);
        if (source.IsEmpty)
        {
            target.Clear();
            return;
        }
        ReadOnlySpan<int> first = _first.AsSpan(0, target.Length);
        for (int i = 0; i < first.Length; i++)
        {
            int absent = first[i] >> 31;
            target[i] = new ValueId(source[first[i] & ~absent].Bits & (ulong)~(long)absent);
        }
    }

    /// <summary>The first row compatible with a row of the left batch that was looked up, or -1.</summary>
    public int First(ColumnBatch left, int leftRow) => _hasLoose ? MatchLoose(left, leftRow, _first[leftRow]) : _first[leftRow];

    /// <summary>The next compatible row after <paramref name="row"/>, or -1.</summary>
    public int Following(ColumnBatch left, int leftRow, int row)
    {
        int next = _next.Address[row];
        return _hasLoose ? MatchLoose(left, leftRow, next) : next;
    }

    /// <summary>
    /// Pairs rows of a left batch that was looked up with their partners, from a pair on, until the pairs are full or the batch ends.
    /// </summary>
    /// <param name="left">The batch.</param>
    /// <param name="leftRow">The left row of the next pair; the batch's row count at its end.</param>
    /// <param name="row">Its partner, or -1 where it has none left.</param>
    /// <param name="pairs">Receives the pairs.</param>
    public void Pair(ColumnBatch left, ref int leftRow, ref int row, JoinPairs pairs)
    {
        if (!_hasLoose)
        {
            pairs.AddChains(_first.AsSpan(0, left.RowCount), _next.Address, ref leftRow, ref row);
            return;
        }
        while (true)
        {
            for (; row >= 0; row = Following(left, leftRow, row))
            {
                if (pairs.IsFull) return;
                pairs.Add(leftRow, row);
            }
            if (++leftRow == left.RowCount) return;
            row = First(left, leftRow);
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _next.Dispose();
        _heads.Dispose();
        Rows.Dispose();
        BatchArray.Return(ref _first);
        BatchArray.Return(ref _hashes);
    }

    /// <summary>
    /// Does the work of <see cref="BuildIndex"/> and <see cref="Probe"/> for rows and left keys that both ascend, where there is one key.
    /// </summary>
    public void Link(ReadOnlySpan<ValueId> leftKeys)
    {
        ReadOnlySpan<ValueId> rightKeys = Rows.Column(layout.RightKeys[0]);
        if (_next.Length < rightKeys.Length) _next.Resize(rightKeys.Length);
        Span<int> first = _first.AsSpan(0, leftKeys.Length);
        int* next = _next.Address;
        int i = 0, row = 0;
        // Which side goes on is as good as random: without branches there is nothing to predict.
        while (i < first.Length && row < rightKeys.Length)
        {
            ulong key = leftKeys[i].Bits, other = rightKeys[row].Bits;
            int isDifferent = ToInt(key != other), isReached = ToInt(key <= other);
            first[i] = row | -isDifferent;
            i += isReached;
            row += 1 - isReached;
        }
        first[i..].Fill(-1);
        bool hasRuns = false;
        for (row = 1; row < rightKeys.Length; row++)
        {
            bool isRun = rightKeys[row] == rightKeys[row - 1];
            hasRuns |= isRun;
            next[row - 1] = isRun ? row : -1;
        }
        if (rightKeys.Length > 0) next[rightKeys.Length - 1] = -1;
        _isLinked = true;
        IsUnique = !hasRuns && !_hasLoose;
    }

    /// <summary>Indexes the rows that are there: rows with equal keys make a chain, in their order, whose first one has the slot.</summary>
    public void BuildIndex()
    {
        int count = Rows.Count;
        IsUnique = !_hasLoose;
        if (_next.Length < count) _next.Resize(count);
        _isDense = TryBuildDense();
        if (_isDense) return;
        _slots.Reset(count);
        for (int end = count; end > 0;)
        {
            context.Check();
            int start = Math.Max(0, end - ColumnBatch.Capacity);
            Span<uint> hashes = _hashes.AsSpan(0, end - start);
            RowHash.Fill(Rows, start, layout.RightKeys, hashes);
            for (int row = end - 1; row >= start; row--) Insert(row, hashes[row - start]);
            end = start;
        }
    }

    /// <summary>Indexes rows of one key by the key itself; false where the keys are too far from one another.</summary>
    private bool TryBuildDense()
    {
        if (layout.RightKeys.Length != 1 || Rows.Count == 0) return false;
        context.Check();
        ReadOnlySpan<ValueId> keys = Rows.Column(layout.RightKeys[0]);
        ulong least = ulong.MaxValue, greatest = 0;
        foreach (ValueId key in keys)
        {
            least = Math.Min(least, key.Bits);
            greatest = Math.Max(greatest, key.Bits);
        }
        if (greatest - least >= (ulong)keys.Length * Spread) return false;
        (_least, _reach) = (least, greatest - least);
        long length = (long)_reach + 1;
        if (_heads.Length < length) _heads.Resize(length);
        int* heads = _heads.Address, next = _next.Address;
        new Span<int>(heads, (int)length).Fill(-1);
        bool isUnique = true;
        for (int row = keys.Length - 1; row >= 0; row--)
        {
            ref int head = ref heads[keys[row].Bits - least];
            isUnique &= head < 0;
            next[row] = head;
            head = row;
        }
        IsUnique &= isUnique;
        context.Check();
        return true;
    }

    private void ProbeDense(ReadOnlySpan<ValueId> keys)
    {
        ulong least = _least, reach = _reach;
        int* heads = _heads.Address;
        Span<int> first = _first.AsSpan(0, keys.Length);
        for (int i = 0; i < first.Length; i++)
        {
            ulong place = keys[i].Bits - least;
            first[i] = place <= reach ? heads[place] : -1;
        }
    }

    private static int ToInt(bool value) => Unsafe.BitCast<bool, byte>(value);

    private void Insert(int row, uint hash)
    {
        ulong position = _slots.Start(hash);
        int head;
        while ((head = _slots.RowAt(position)) >= 0 && !(_slots.HasHash(position, hash) && HaveEqualKeys(row, head)))
        {
            position = _slots.After(position);
        }
        _next.Address[row] = head;
        IsUnique &= head < 0;
        _slots.Set(position, hash, row);
    }

    private bool HaveEqualKeys(int row, int other)
    {
        foreach (int column in layout.RightKeys)
        {
            ReadOnlySpan<ValueId> values = Rows.Column(column);
            if (values[row] != values[other]) return false;
        }
        return true;
    }

    private void ProbeSingle(ReadOnlySpan<ValueId> keys, ReadOnlySpan<uint> hashes)
    {
        ReadOnlySpan<ValueId> values = Rows.Column(layout.RightKeys[0]);
        Span<int> first = _first;
        for (int i = 0; i < hashes.Length; i++)
        {
            // Equal keys often stand together.
            if (i > 0 && keys[i] == keys[i - 1])
            {
                first[i] = first[i - 1];
                continue;
            }
            ulong position = _slots.Start(hashes[i]);
            int row;
            while ((row = _slots.RowAt(position)) >= 0 && !(_slots.HasHash(position, hashes[i]) && values[row] == keys[i]))
            {
                position = _slots.After(position);
            }
            first[i] = row;
        }
    }

    private void ProbeRows(ColumnBatch left, ReadOnlySpan<uint> hashes)
    {
        for (int i = 0; i < hashes.Length; i++)
        {
            ulong position = _slots.Start(hashes[i]);
            int row;
            while ((row = _slots.RowAt(position)) >= 0 && !(_slots.HasHash(position, hashes[i]) && HasKeysOf(row, left, i)))
            {
                position = _slots.After(position);
            }
            _first[i] = row;
        }
    }

    private bool HasKeysOf(int row, ColumnBatch left, int leftRow)
    {
        for (int k = 0; k < layout.LeftKeys.Length; k++)
        {
            if (left.Buffer(layout.LeftKeys[k])[leftRow] != Rows.Column(layout.RightKeys[k])[row]) return false;
        }
        return true;
    }

    private int MatchLoose(ColumnBatch left, int leftRow, int row)
    {
        for (; row >= 0; row = _next.Address[row])
        {
            if (IsCompatible(left, leftRow, row)) return row;
        }
        return -1;
    }

    private bool IsCompatible(ColumnBatch left, int leftRow, int row)
    {
        bool overlaps = !requiresOverlap;
        for (int k = 0; k < layout.LeftLoose.Length; k++)
        {
            ValueId a = left.Buffer(layout.LeftLoose[k])[leftRow];
            ValueId b = Rows.Column(layout.RightLoose[k])[row];
            if (a.IsNone || b.IsNone) continue;
            if (a != b) return false;
            overlaps = true;
        }
        return overlaps;
    }
}
