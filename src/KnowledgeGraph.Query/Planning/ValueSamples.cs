using System.Numerics;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Some values of a place of a pattern, and how many matches other patterns have of each: what joins make of values of which some are far
/// more frequent than others tells no average. One thread at a time.
/// </summary>
/// <param name="snapshot">The data.</param>
/// <param name="cache">Where samples of many are kept.</param>
internal sealed class ValueSamples(Snapshot snapshot, StatisticsCache cache)
{
    /// <summary>The most values that are looked at.</summary>
    public const int MostValues = 256;

    /// <summary>Of no more matches all are looked at.</summary>
    public const int FewMatches = 64;

    // Where there is much to read, more may be read before.
    private const double MatchesPerValue = 256;

    /// <summary>The values of some matches of a pattern, evenly spread over them, ascending: each as often as it has such matches.</summary>
    /// <param name="place">The place of the values.</param>
    /// <param name="rows">How many matches the pattern has.</param>
    public IReadOnlyList<ValueId> Values(in PatternPlace place, double rows) => ValuesOf(place, rows);

    /// <summary>How many matches another pattern has with each of the values.</summary>
    /// <param name="sampled">The place of the values.</param>
    /// <param name="rows">How many matches its pattern has.</param>
    /// <param name="counted">The place where the other pattern has them.</param>
    public ReadOnlyMemory<double> Counts(in PatternPlace sampled, double rows, in PatternPlace counted)
    {
        if (cache.Counts.TryGet((sampled, counted), out double[]? known)) return known;
        ValueId[] values = ValuesOf(sampled, rows);
        var counts = new double[values.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = i > 0 && values[i] == values[i - 1] ? counts[i - 1] : snapshot.Count(counted.With(values[i]), counted.Graphs);
        }
        if (rows > FewMatches) cache.Counts.Add((sampled, counted), counts);
        return counts;
    }

    /// <summary>Multiplies numbers by others, one by one.</summary>
    public static void Multiply(Span<double> numbers, ReadOnlySpan<double> others)
    {
        int i = 0;
        for (; i <= numbers.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(numbers[i..]) * new Vector<double>(others[i..])).CopyTo(numbers[i..]);
        }
        for (; i < numbers.Length; i++) numbers[i] *= others[i];
    }

    private ValueId[] ValuesOf(in PatternPlace place, double rows)
    {
        if (cache.Samples.TryGet(place, out ValueId[]? known)) return known;
        ValueId[] values = Read(place, rows);
        // Patterns with few matches are many.
        if (rows > FewMatches) cache.Samples.Add(place, values);
        return values;
    }

    private ValueId[] Read(in PatternPlace place, double rows)
    {
        using QuadScan scan = snapshot.Scan(place.Prefix, place.Graphs, ScanOrder.For(place.Prefix, place.Place));
        Span<ValueId> values = stackalloc ValueId[(int)Math.Clamp(rows / MatchesPerValue, FewMatches, MostValues)];
        if (rows <= FewMatches) return values[..Read(scan, place.Place, values)].ToArray();
        int count = 0;
        double part = rows / values.Length;
        long position = 0;
        while (count < values.Length)
        {
            // The middle of each part: a run that is longer than a part counts as often as it should.
            long next = (long)((count + 0.5) * part);
            position += scan.Skip(next - position);
            if (Read(scan, place.Place, values.Slice(count, 1)) == 0) break;
            position++;
            count++;
        }
        return values[..count].ToArray();
    }

    private static int Read(QuadScan scan, int place, Span<ValueId> values) =>
        scan.Read(place == 0 ? values : default, place == 1 ? values : default, place == 2 ? values : default, default);
}
