using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Shacl.Reports;

/// <summary>Writes a report in the vocabulary of SHACL §3.6.</summary>
internal static class ReportGraph
{
    public static Dataset Create(ValidationReport report)
    {
        Dataset graph = [];
        var root = new BlankNode("report");
        graph.Add(root, RdfVocabulary.Type, ShaclVocabulary.ValidationReport);
        graph.Add(root, ShaclVocabulary.Conforms, new Literal(report.Conforms ? "true" : "false", XsdVocabulary.Boolean));
        for (int i = 0; i < report.Results.Count; i++)
        {
            ValidationResult result = report.Results[i];
            var node = new BlankNode($"result{i + 1}");
            graph.Add(root, ShaclVocabulary.Result, node);
            graph.Add(node, RdfVocabulary.Type, ShaclVocabulary.ValidationResult);
            graph.Add(node, ShaclVocabulary.FocusNode, result.FocusNode);
            graph.Add(node, ShaclVocabulary.ResultSeverity, result.Severity);
            graph.Add(node, ShaclVocabulary.SourceShape, result.SourceShape);
            graph.Add(node, ShaclVocabulary.SourceConstraintComponent, result.SourceConstraintComponent);
            if (result.SourceConstraint is not null) graph.Add(node, ShaclVocabulary.SourceConstraint, result.SourceConstraint);
            if (result.Value is not null) graph.Add(node, ShaclVocabulary.Value, result.Value);
            foreach (Literal message in result.Messages) graph.Add(node, ShaclVocabulary.ResultMessage, message);
            if (result.ResultPath is null) continue;
            graph.Add(node, ShaclVocabulary.ResultPath, new PathWriter(graph, $"path{i + 1}-").Write(result.ResultPath));
        }
        return graph;
    }
}
