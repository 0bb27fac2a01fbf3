namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Distinct values in the order of <see cref="RunOrder"/>, read one after the other, each of which is then told its number in the whole
/// load. One thread at a time.
/// </summary>
internal abstract class TermRun : IDisposable
{
    /// <summary>The tag of the value.</summary>
    public abstract ValueTag Tag { get; }

    /// <summary>The bytes of the value; they end with the next move.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>The datatype or language; of a blank node, the document.</summary>
    public abstract ReadOnlySpan<byte> Suffix { get; }

    /// <summary>Moves to the next value; false behind the last one.</summary>
    public abstract bool MoveNext();

    /// <summary>Takes the number of the value.</summary>
    public abstract void SetNumber(uint number);

    /// <inheritdoc/>
    public abstract void Dispose();
}
