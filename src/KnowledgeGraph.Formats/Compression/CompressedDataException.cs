using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Compression;

/// <summary>Compressed input is broken, or ends too early.</summary>
public sealed class CompressedDataException(string message, Exception innerException) : KnowledgeGraphException(message, innerException);
