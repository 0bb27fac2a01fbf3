using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of the Data Quality vocabulary in use.</summary>
internal static class Dqv
{
    public const string Namespace = "http://www.w3.org/ns/dqv#";

    public static readonly Iri QualityAnnotation = new(Namespace + "QualityAnnotation");
    public static readonly Iri QualityAssessment = new(Namespace + "qualityAssessment");
}
