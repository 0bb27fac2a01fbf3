using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>Keeps the few rows that a page shows.</summary>
internal sealed class SolutionCollector : ISolutionWriter
{
    private int _columns;

    /// <summary>The rows; null where a column is unbound.</summary>
    public List<Term?[]> Rows { get; } = [];

    public void Begin(IReadOnlyList<string> variables) => _columns = variables.Count;

    public void BeginRow() => Rows.Add(new Term?[_columns]);

    public void Bind(int column, in Utf8Term term) => Rows[^1][column] = term.ToTerm();

    public void EndRow()
    {
    }

    public void End()
    {
    }

    public void WriteBoolean(bool value) => Rows.Add([new Literal(value ? "true" : "false", Rdf.Vocabulary.XsdVocabulary.Boolean)]);
}
