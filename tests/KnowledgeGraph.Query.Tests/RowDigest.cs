using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests;

/// <summary>The rows of an answer as numbers, one for each.</summary>
internal sealed class RowDigest : ISolutionWriter
{
    private ulong _row;

    public List<ulong> Hashes { get; } = [];

    public long Count => Hashes.Count;

    /// <summary>The same for the same rows in any order.</summary>
    public ulong Sum { get; private set; }

    /// <summary>Whether each row is one of the others, and comes no more often.</summary>
    public bool IsAmong(RowDigest others)
    {
        Dictionary<ulong, int> counts = others.Hashes.CountBy(each => each).ToDictionary();
        return Hashes.CountBy(each => each).All(each => counts.GetValueOrDefault(each.Key) >= each.Value);
    }

    public void Begin(IReadOnlyList<string> variables)
    {
    }

    public void BeginRow() => _row = 0;

    public void Bind(int column, in Utf8Term term)
    {
        ulong hash = ((ulong)column + 1) * 0x9E3779B97F4A7C15;
        foreach (byte each in term.Value) hash = (hash ^ each) * 0x100000001B3;
        foreach (byte each in term.Datatype) hash = (hash ^ each) * 0x100000001B3;
        foreach (byte each in term.Language) hash = (hash ^ each) * 0x100000001B3;
        _row += hash ^ (hash >> 31);
    }

    public void EndRow()
    {
        Hashes.Add(_row);
        Sum += (_row * 0x9E3779B97F4A7C15) ^ (_row >> 29);
    }

    public void End()
    {
    }

    public void WriteBoolean(bool value) => throw new InvalidOperationException("no boolean was asked for");
}
