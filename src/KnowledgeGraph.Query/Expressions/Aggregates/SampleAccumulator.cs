using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>SAMPLE (SPARQL 1.1 §18.5.1.8): the first value that is no error; an error of nothing.</summary>
internal sealed class SampleAccumulator : Accumulator
{
    private GroupStates<ValueId> _samples = new();

    public override long MemoryBytes => _samples.MemoryBytes;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        for (int row = 0; row < groups.Length; row++)
        {
            ref ValueId sample = ref _samples[groups[row]];
            if (sample.IsNone) sample = rows[row];
        }
    }

    public override ValueId Result(int group) => _samples[group];
}
