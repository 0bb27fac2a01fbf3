namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>The hash function of a canonicalization (RDFC-1.0 §4.5). Different functions may give different labels.</summary>
public enum CanonicalHash
{
    /// <summary>SHA-256, the default of the specification.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,
}
