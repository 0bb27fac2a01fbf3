namespace KnowledgeGraph.Storage.Memory;

/// <summary>Takes bytes, each call's behind those of the one before. One thread at a time.</summary>
internal interface IByteOutput
{
    void Append(ReadOnlySpan<byte> bytes);
}
