using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Terms.Symbols;

/// <summary>
/// Finds the symbols that make sample text short: from round to round, those that were used go on, and what stood side by side becomes
/// one. One thread at a time.
/// </summary>
internal sealed class SymbolTrainer
{
    private const int Rounds = 5;
    private const int Kinds = 512;

    // Codes of the table, and from here on bytes that have no symbol.
    private const int FirstByte = 256;

    /// <summary>A byte that has no symbol takes two, so its symbol is worth more than its length.</summary>
    private const int ByteWorth = 8;

    private readonly int[] _uses = new int[Kinds];
    private readonly int[] _pairs = new int[Kinds * Kinds];
    private readonly List<int> _pairsSeen = [];
    private readonly Dictionary<(ulong Value, int Length), long> _gains = [];

    /// <summary>The symbols for text like the sample: pieces, of which each ends where the list says.</summary>
    public SymbolTable Train(ReadOnlySpan<byte> sample, ReadOnlySpan<int> ends)
    {
        var table = new SymbolTable([], []);
        for (int round = 0; round < Rounds; round++)
        {
            Count(table, sample, ends);
            table = Choose(table, isLast: round == Rounds - 1);
        }
        return table;
    }

    private void Count(SymbolTable table, ReadOnlySpan<byte> sample, ReadOnlySpan<int> ends)
    {
        Array.Clear(_uses);
        foreach (int pair in _pairsSeen) _pairs[pair] = 0;
        _pairsSeen.Clear();
        int start = 0;
        foreach (int end in ends)
        {
            int previous = -1;
            while (start < end)
            {
                int code = table.Find(sample[start..end]);
                if (code < 0) code = FirstByte + sample[start++];
                else start += table.Lengths[code];
                _uses[code]++;
                if (previous >= 0)
                {
                    int pair = (previous * Kinds) + code;
                    if (_pairs[pair]++ == 0) _pairsSeen.Add(pair);
                }
                previous = code;
            }
        }
    }

    private SymbolTable Choose(SymbolTable table, bool isLast)
    {
        _gains.Clear();
        for (int code = 0; code < Kinds; code++)
        {
            if (_uses[code] == 0) continue;
            (ulong value, int length) = SymbolOf(table, code);
            Add(value, length, (long)_uses[code] * (length == 1 ? ByteWorth : length));
        }
        foreach (int pair in _pairsSeen)
        {
            (ulong value, int length) = SymbolOf(table, pair / Kinds);
            if (_pairs[pair] < 2 || length == SymbolTable.MaxLength) continue;
            (ulong more, int moreLength) = SymbolOf(table, pair % Kinds);
            int whole = Math.Min(length + moreLength, SymbolTable.MaxLength);
            Add((value | (more << (8 * length))) & (ulong.MaxValue >> (64 - (8 * whole))), whole, (long)_pairs[pair] * whole);
        }
        IEnumerable<KeyValuePair<(ulong Value, int Length), long>> best = _gains
            .Where(symbol => !isLast || symbol.Key.Length == 1 || symbol.Value > 2 * symbol.Key.Length)
            .OrderByDescending(symbol => symbol.Value).ThenBy(symbol => symbol.Key)
            .Take(SymbolTable.MaxCount);
        (ulong Value, int Length)[] symbols = [.. best.Select(symbol => symbol.Key)];
        return new([.. symbols.Select(symbol => symbol.Value)], [.. symbols.Select(symbol => (byte)symbol.Length)]);
    }

    private void Add(ulong value, int length, long gain) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_gains, (value, length), out _) += gain;

    private static (ulong Value, int Length) SymbolOf(SymbolTable table, int code) =>
        code >= FirstByte ? ((ulong)(code - FirstByte), 1) : (table.Values[code], table.Lengths[code]);
}
