using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>GROUP_CONCAT (SPARQL 1.1 §18.5.1.7): of STR of the values, in the order in which they come;
/// the empty string of nothing.</summary>
internal sealed class ConcatAccumulator(ExpressionContext context, byte[] separator) : Accumulator
{
    private GroupStates<State> _states = new();
    private long _textBytes;

    public override long MemoryBytes => _states.MemoryBytes + _textBytes;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        for (int row = 0; row < groups.Length; row++)
        {
            ref State state = ref _states[groups[row]];
            ValueId value = rows[row];
            if (value.IsNone || value.Tag == ValueTag.BlankNode || value.IsTripleTerm) continue;
            if (state.Text is not null) Append(ref state, separator);
            Append(ref state, context.Terms.Decode(value, scratch).Value);
        }
    }

    public override ValueId Result(int group)
    {
        State state = _states[group];
        return context.Values.CreateString(state.Text.AsSpan(0, state.Length));
    }

    private void Append(ref State state, ReadOnlySpan<byte> text)
    {
        state.Text ??= [];
        int length = state.Length + text.Length;
        if (length > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
        if (length > state.Text.Length)
        {
            int capacity = Math.Max(length, state.Text.Length * 2);
            _textBytes += capacity - state.Text.Length;
            Array.Resize(ref state.Text, capacity);
        }
        text.CopyTo(state.Text.AsSpan(state.Length));
        state.Length = length;
    }

    private struct State
    {
        public byte[]? Text;
        public int Length;
    }
}
