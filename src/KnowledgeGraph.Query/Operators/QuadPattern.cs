using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A triple pattern with its constants resolved, and the graphs in which it is matched. Immutable.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object.</param>
/// <param name="Graph">The variable that receives the graph, under GRAPH with a variable; else null.</param>
/// <param name="Graphs">The graphs read.</param>
/// <param name="Text">The pattern for EXPLAIN.</param>
internal sealed record QuadPattern(PatternSlot Subject, PatternSlot Predicate, PatternSlot Object, Variable? Graph, GraphSelector Graphs,
    string Text)
{
    /// <summary>The place of the graph.</summary>
    public const int GraphPlace = 3;

    /// <summary>The constants.</summary>
    public TriplePrefix Prefix => new(Subject.Id, Predicate.Id, Object.Id);

    /// <summary>The variables, each once.</summary>
    public IReadOnlyList<Variable> Variables { get; } =
        [.. new[] { Subject.Variable, Predicate.Variable, Object.Variable, Graph }.OfType<Variable>().Distinct()];

    /// <summary>Whether a variable stands in two places.</summary>
    public bool HasRepeatedVariable
    {
        get
        {
            int places = 0;
            foreach (PatternSlot slot in (ReadOnlySpan<PatternSlot>)[Subject, Predicate, Object])
            {
                if (slot.Variable is not null) places++;
            }
            return places + (Graph is null ? 0 : 1) != Variables.Count;
        }
    }

    /// <summary>The first place of a variable: 0 subject, 1 predicate, 2 object, 3 graph; -1 where it stands nowhere.</summary>
    public int PlaceOf(Variable variable)
    {
        int place = 0;
        while (place <= GraphPlace && Slot(place).Variable != variable) place++;
        return place <= GraphPlace ? place : -1;
    }

    /// <summary>The slot at a place: 0 subject, 1 predicate, 2 object, 3 graph.</summary>
    public PatternSlot Slot(int place) => place switch
    {
        0 => Subject,
        1 => Predicate,
        2 => Object,
        _ => new PatternSlot(ValueId.None, Graph),
    };
}
