namespace KnowledgeGraph.Shacl.Validation;

/// <summary>Where results go: to a list up to a number, or, for a shape inside another, only to the knowledge that there is one.</summary>
/// <param name="limit">The most results kept; 0: none is made.</param>
internal sealed class ResultCollector(int limit)
{
    private readonly List<ValidationResult> _results = [];

    /// <summary>Whether there is any result.</summary>
    public bool HasResult { get; private set; }

    /// <summary>Whether more results change nothing.</summary>
    public bool IsDone => HasResult && _results.Count >= limit;

    /// <summary>How many results change anything still, at least one: more solutions of a query need not be read.</summary>
    public int Wanted => Math.Max(1, limit - _results.Count);

    public IReadOnlyList<ValidationResult> Results => _results;

    /// <summary>Notes a result; true where it is to be made and added.</summary>
    public bool Wants()
    {
        HasResult = true;
        return _results.Count < limit;
    }

    public void Add(ValidationResult result) => _results.Add(result);
}
