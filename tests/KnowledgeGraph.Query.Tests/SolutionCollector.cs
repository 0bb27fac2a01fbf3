using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests;

/// <summary>The rows of an answer as the reference has them.</summary>
internal sealed class SolutionCollector(Variable[] variables) : ISolutionWriter
{
    private Solution _row = Solution.Empty;

    public List<Solution> Rows { get; } = [];

    public void Begin(IReadOnlyList<string> names)
    {
    }

    public void BeginRow() => _row = Solution.Empty;

    public void Bind(int column, in Utf8Term term) => _row = _row.With(variables[column], term.ToTerm());

    public void EndRow() => Rows.Add(_row);

    public void End()
    {
    }

    public void WriteBoolean(bool value) => throw new InvalidOperationException("no boolean was asked for");
}
