using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of SPDX in use.</summary>
internal static class Spdx
{
    public const string Namespace = "http://spdx.org/rdf/terms#";

    public static readonly Iri ChecksumProperty = new(Namespace + "checksum");
    public static readonly Iri Checksum = new(Namespace + "Checksum");
    public static readonly Iri Algorithm = new(Namespace + "algorithm");
    public static readonly Iri ChecksumAlgorithmSha256 = new(Namespace + "checksumAlgorithm_sha256");
    public static readonly Iri ChecksumValue = new(Namespace + "checksumValue");
}
