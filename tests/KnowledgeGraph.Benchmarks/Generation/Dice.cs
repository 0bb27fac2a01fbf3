namespace KnowledgeGraph.Benchmarks.Generation;

/// <summary>Deterministic random numbers in integer arithmetic alone, so that every machine gets the same. A stream for each thing described.</summary>
internal struct Dice(ulong stream, ulong number)
{
    private ulong _state = (stream * 0x9E3779B97F4A7C15) ^ (number * 0xD1342543DE82EF95);

    /// <summary>A number from 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (int)Math.BigMul(z, (ulong)below, out _);
    }

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>
    /// A number below the limit where each power of two is as likely as the next: about Zipf's law, as publishers, themes and keywords have.
    /// </summary>
    public int Skewed(int below)
    {
        int bits = 32 - int.LeadingZeroCount(below);
        while (true)
        {
            int bit = Next(bits);
            int number = (1 << bit) - 1 + Next(1 << bit);
            if (number < below) return number;
        }
    }
}
