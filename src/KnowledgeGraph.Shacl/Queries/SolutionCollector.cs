using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Shacl.Queries;

/// <summary>Keeps solutions as terms by the names of their variables.</summary>
internal sealed class SolutionCollector : ISolutionWriter
{
    private readonly List<IReadOnlyDictionary<string, Term>> _solutions = [];
    private IReadOnlyList<string> _variables = [];
    private Dictionary<string, Term> _row = [];

    public IReadOnlyList<IReadOnlyDictionary<string, Term>> Solutions => _solutions;

    public void Begin(IReadOnlyList<string> variables) => _variables = variables;

    public void BeginRow() => _row = [];

    public void Bind(int column, in Utf8Term term) => _row[_variables[column]] = term.ToTerm();

    public void EndRow() => _solutions.Add(_row);

    public void End()
    {
    }

    public void WriteBoolean(bool value) => throw new NotSupportedException("a SELECT query has no boolean answer");
}
