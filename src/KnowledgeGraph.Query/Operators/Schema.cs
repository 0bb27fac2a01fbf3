using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The columns of an operator's output: which variable each holds, and whether it is bound in every row. Immutable.</summary>
internal sealed class Schema
{
    private const int MostForSearch = 12;

    private readonly Variable[] _variables;
    private readonly bool[] _certain;
    private readonly Dictionary<Variable, int>? _columns;

    public Schema(IEnumerable<Variable> variables, Func<Variable, bool> isCertain)
    {
        _variables = [.. variables];
        _certain = Array.ConvertAll(_variables, variable => isCertain(variable));
        if (_variables.Length <= MostForSearch) return;
        _columns = new Dictionary<Variable, int>(_variables.Length);
        for (int i = 0; i < _variables.Length; i++) _columns.TryAdd(_variables[i], i);
    }

    public static Schema Empty { get; } = new([], _ => true);

    public int Count => _variables.Length;

    public ReadOnlySpan<Variable> Variables => _variables;

    public Variable this[int index] => _variables[index];

    /// <summary>Whether the column is bound in every row.</summary>
    public bool IsCertain(int index) => _certain[index];

    public bool IsCertain(Variable variable) => IndexOf(variable) is >= 0 and var index && _certain[index];

    /// <summary>The column of a variable, or -1.</summary>
    public int IndexOf(Variable variable) =>
        _columns is null ? Array.IndexOf(_variables, variable) : _columns.GetValueOrDefault(variable, -1);

    public bool Contains(Variable variable) => IndexOf(variable) >= 0;

    /// <summary>These columns and one more, the last.</summary>
    public Schema With(Variable variable, bool isCertain) =>
        new([.. _variables, variable], each => each == variable ? isCertain : IsCertain(each));

    /// <summary>The same columns, with these bound in every row from now on.</summary>
    public Schema WithCertain(IReadOnlyCollection<Variable> certain) => new(_variables, each => IsCertain(each) || certain.Contains(each));
}
