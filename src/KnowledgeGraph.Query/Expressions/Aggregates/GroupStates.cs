using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>A growing array with one state per group, each at first the default.</summary>
internal struct GroupStates<T>()
{
    private const int MinimumLength = 16;

    private T[] _states = [];

    public readonly long MemoryBytes => (long)_states.Length * Unsafe.SizeOf<T>();

    /// <summary>The state of a group, made where it is not there yet.</summary>
    public ref T this[int group]
    {
        get
        {
            if (group >= _states.Length) Array.Resize(ref _states, Math.Max(Math.Max(MinimumLength, group + 1), _states.Length * 2));
            return ref _states[group];
        }
    }
}
