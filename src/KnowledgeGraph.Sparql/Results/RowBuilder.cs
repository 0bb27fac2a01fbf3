using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Collects bindings by name into rows of a fixed width.</summary>
internal sealed class RowBuilder
{
    private readonly Dictionary<string, int> _columns = [];
    private readonly List<string> _variables = [];
    private readonly List<Term?[]> _rows = [];

    /// <exception cref="SolutionFormatException">The column is there already, or rows are.</exception>
    public void AddColumn(string name)
    {
        if (_rows.Count > 0) throw new SolutionFormatException($"the column '{name}' is declared after the first solution");
        if (!_columns.TryAdd(name, _variables.Count)) throw new SolutionFormatException($"the column '{name}' is declared twice");
        _variables.Add(name);
    }

    public void BeginRow() => _rows.Add(new Term?[_variables.Count]);

    /// <exception cref="SolutionFormatException">There is no row or no such column, or it is bound twice in the row.</exception>
    public void Bind(string name, Term term)
    {
        if (_rows.Count == 0) throw new SolutionFormatException($"'{name}' is bound outside a solution");
        if (!_columns.TryGetValue(name, out int column))
        {
            throw new SolutionFormatException($"a solution binds '{name}', which the head does not declare");
        }
        if (_rows[^1][column] is not null) throw new SolutionFormatException($"a solution binds '{name}' twice");
        _rows[^1][column] = term;
    }

    /// <exception cref="SolutionFormatException">A column has no name that could be written again.</exception>
    public SolutionTable Build()
    {
        ColumnNames.Check(_variables);
        return new(_variables, _rows);
    }
}
