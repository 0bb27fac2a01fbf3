namespace KnowledgeGraph.Storage;

/// <summary>
/// The distinct values of the first free column of a scan, ascending, each with the number of its rows. Large groups are counted
/// from the directory without reading them. One thread at a time.
/// </summary>
public sealed class GroupScan : IDisposable
{
    private const int BatchRows = 256;

    // A group that reaches so far into a batch is likely larger than the batch: counting it by ranks is cheaper.
    private const int LongRun = BatchRows / 2;
    private readonly QuadScan _scan;
    private readonly int _role;
    private readonly ValueId[] _batch = new ValueId[BatchRows];
    private int _index;
    private int _count;

    internal GroupScan(QuadScan scan, int role)
    {
        _scan = scan;
        _role = role;
    }

    /// <summary>Reads the next groups; the spans have the same length. Returns the groups read; 0 at the end.</summary>
    public int Read(Span<ValueId> values, Span<long> counts)
    {
        int groups = 0;
        while (groups < values.Length && (_index < _count || Fill()))
        {
            ValueId value = _batch[_index];
            int start = _index;
            while (_index < _count && _batch[_index] == value) _index++;
            long count = _index - start;
            while (_index == _count)
            {
                // The group may go on past the batch.
                if (count >= LongRun) count += _scan.SkipBefore(new(value.Bits + 1));
                if (!Fill() || _batch[0] != value) break;
                while (_index < _count && _batch[_index] == value) _index++;
                count += _index;
            }
            values[groups] = value;
            counts[groups++] = count;
        }
        return groups;
    }

    /// <inheritdoc/>
    public void Dispose() => _scan.Dispose();

    private bool Fill()
    {
        _index = 0;
        _count = _role switch
        {
            0 => _scan.Read(_batch, default, default, default),
            1 => _scan.Read(default, _batch, default, default),
            2 => _scan.Read(default, default, _batch, default),
            _ => _scan.Read(default, default, default, _batch),
        };
        return _count > 0;
    }
}
