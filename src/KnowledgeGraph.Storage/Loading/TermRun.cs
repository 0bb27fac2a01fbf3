using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Distinct values in the order of <see cref="RunOrder"/>, read one after the other, each of which is then told its number in the whole
/// load. One thread at a time.
/// </summary>
/// <param name="numbers">Receives the numbers, by the <see cref="Place"/> of each value; stays the caller's.</param>
internal abstract unsafe class TermRun(NativeBlock numbers) : IDisposable
{
    private readonly uint* _numbers = (uint*)numbers.Address;

    /// <summary>The tag of the value.</summary>
    public abstract ValueTag Tag { get; }

    /// <summary>The bytes of the value; they end with the next move.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>Where the number of the value goes.</summary>
    protected internal abstract uint Place { get; }

    /// <summary>The datatype or language; of a blank node, the document.</summary>
    public abstract ReadOnlySpan<byte> Suffix { get; }

    /// <summary>Moves to the next value; false behind the last one.</summary>
    public abstract bool MoveNext();

    /// <summary>Takes the number of the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetNumber(uint number) => _numbers[Place] = number;

    /// <inheritdoc/>
    public abstract void Dispose();
}
