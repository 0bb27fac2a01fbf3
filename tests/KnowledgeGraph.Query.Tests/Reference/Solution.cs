using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>A solution mapping (SPARQL 1.1 §18.1.8).</summary>
internal sealed class Solution
{
    private readonly Dictionary<Variable, Term> _values;

    private Solution(Dictionary<Variable, Term> values) => _values = values;

    public static Solution Empty { get; } = new([]);

    public IReadOnlyDictionary<Variable, Term> Values => _values;

    public Term? this[Variable variable] => _values.GetValueOrDefault(variable);

    public Solution With(Variable variable, Term value) => new(new Dictionary<Variable, Term>(_values) { [variable] = value });

    public bool IsCompatible(Solution other) =>
        _values.All(pair => !other._values.TryGetValue(pair.Key, out Term? value) || value == pair.Value);

    public bool SharesDomain(Solution other) => _values.Keys.Any(other._values.ContainsKey);

    public Solution Merge(Solution other)
    {
        var merged = new Dictionary<Variable, Term>(_values);
        foreach (var (variable, value) in other._values) merged[variable] = value;
        return new Solution(merged);
    }

    public Solution Project(IEnumerable<Variable> variables) =>
        new(variables.Where(_values.ContainsKey).Distinct().ToDictionary(variable => variable, variable => _values[variable]));

    public string Key(IEnumerable<Variable> variables) =>
        string.Join(" ; ", variables.Select(variable => this[variable]?.ToString() ?? "-"));

    public override string ToString() => Key(_values.Keys.OrderBy(variable => variable.Name, StringComparer.Ordinal));
}
