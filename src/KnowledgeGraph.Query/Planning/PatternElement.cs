using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>A triple pattern in a join group.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="statistics">The statistics of the snapshot.</param>
/// <param name="range">The ids that the group's filters leave to one of its places; null for all.</param>
internal sealed class PatternElement(QuadPattern pattern, Statistics statistics, ScanRange? range) : JoinElement
{
    private const double GraphsPerPattern = 16;
    private readonly Dictionary<Variable, double> _distinct = [];

    public QuadPattern Pattern { get; } = pattern;

    public override IReadOnlyCollection<Variable> Variables => Pattern.Variables;

    /// <summary>The ids that the group's filters leave to one place; null for all.</summary>
    public ScanRange? Range => range;

    /// <summary>The matches of the pattern, whatever the filters.</summary>
    public double Matches { get; } = statistics.Rows(pattern);

    public override double Rows { get; } = range is not null ? statistics.Rows(pattern, range)
        : statistics.Rows(pattern) * (pattern.HasRepeatedVariable ? 0.1 : 1);

    public override bool IsCertain(Variable variable) => Pattern.Variables.Contains(variable);

    /// <summary>The place of the subjects.</summary>
    public PatternPlace SubjectPlace => Place(0);

    /// <summary>Whether the matches that have a value are counted without reading them.</summary>
    public bool CanCount =>
        Pattern.Graph is null && (Pattern.Graphs.IsAll || Pattern.Graphs == GraphSelector.Default) && !Pattern.HasRepeatedVariable;

    /// <summary>
    /// How many matches another pattern has of the values that a variable takes in this one, as often as it has such matches: of some values,
    /// or of all where they are few. For patterns of which <see cref="CanCount"/> is true.
    /// </summary>
    public ReadOnlyMemory<double> CountsIn(PatternElement other, Variable variable) =>
        statistics.Samples.Counts(PlaceOf(variable), Matches, other.PlaceOf(variable));

    public override void Describe(ShapeWriter shape)
    {
        GraphSelector graphs = Pattern.Graphs;
        shape.WriteVariables(Pattern.Subject.Variable, Pattern.Predicate.Variable, Pattern.Object.Variable, Pattern.Graph);
        shape.WriteMagnitudes(Matches, Rows);
        shape.WriteFlags(Range is not null, graphs.IsMerge, graphs.IsAll, graphs.IncludesDefault);
        shape.Write((ulong)(graphs.Graphs.Count << 2 | (Range?.Place ?? 0)));
        shape.WriteConstant(Pattern.Subject.Id, Matches);
        shape.WriteConstant(Pattern.Predicate.Id, double.PositiveInfinity);
        shape.WriteConstant(Pattern.Object.Id, Matches);
        foreach (ValueId graph in graphs.Graphs) shape.WriteConstant(graph, Matches);
    }

    public override double Distinct(Variable variable)
    {
        if (_distinct.TryGetValue(variable, out double known)) return known;
        double distinct = Math.Min(Matches, GraphsPerPattern);
        for (int place = 0; place < 3; place++)
        {
            if (Pattern.Slot(place).Variable == variable) distinct = Math.Min(Matches, statistics.Distinct(Pattern, place, Matches));
        }
        _distinct.Add(variable, distinct);
        return distinct;
    }

    private PatternPlace PlaceOf(Variable variable) => Place(Pattern.PlaceOf(variable));

    private PatternPlace Place(int place) => new(Pattern.Prefix, Pattern.Graphs, place, Magnitude.Of(Matches));
}
