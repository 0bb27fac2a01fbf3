using System.Globalization;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>Reads answers written in the result-set vocabulary, <c>rs:</c>, as the older suites have them.</summary>
internal static class ResultSet
{
    private const string Namespace = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    private static readonly Iri Type = new(Namespace + "ResultSet");
    private static readonly Iri Variable = new(Namespace + "resultVariable");
    private static readonly Iri Solution = new(Namespace + "solution");
    private static readonly Iri Binding = new(Namespace + "binding");
    private static readonly Iri BindingVariable = new(Namespace + "variable");
    private static readonly Iri Value = new(Namespace + "value");
    private static readonly Iri Index = new(Namespace + "index");
    private static readonly Iri Boolean = new(Namespace + "boolean");

    /// <summary>Reads the answer; the solutions are in the order of their indices, where they have some.</summary>
    public static SolutionTable Read(Dataset graph, out bool isOrdered)
    {
        Term set = graph.Match(null, RdfVocabulary.Type, Type).Single().Subject;
        isOrdered = false;
        if (Manifest.Value(graph, set, Boolean) is Literal boolean) return new SolutionTable(boolean.LexicalForm == "true");

        string[] variables = [.. graph.Match(set, Variable).Select(quad => ((Literal)quad.Object).LexicalForm)];
        var rows = new List<(int Index, IReadOnlyList<Term?> Row)>();
        foreach (Term solution in graph.Match(set, Solution).Select(quad => quad.Object))
        {
            var row = new Term?[variables.Length];
            foreach (Term binding in graph.Match(solution, Binding).Select(quad => quad.Object))
            {
                string variable = ((Literal)Manifest.Value(graph, binding, BindingVariable)!).LexicalForm;
                row[Array.IndexOf(variables, variable)] = Manifest.Value(graph, binding, Value);
            }
            int index = -1;
            if (Manifest.Value(graph, solution, Index) is Literal literal)
            {
                isOrdered = true;
                index = int.Parse(literal.LexicalForm, CultureInfo.InvariantCulture);
            }
            rows.Add((index, row));
        }
        return new SolutionTable(variables, [.. rows.OrderBy(row => row.Index).Select(row => row.Row)]);
    }
}
