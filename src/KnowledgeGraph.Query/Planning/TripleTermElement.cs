using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>A triple term with variables in it, as a join group joins it: the triple terms of the snapshot, with their terms.</summary>
internal sealed class TripleTermElement : JoinElement
{
    // What a constant leaves of the triple terms where nothing better is known.
    private const double ShareOfSubject = 1 / 64.0;
    private const double ShareOfPredicate = 1 / 8.0;
    private const double ShareOfObject = 1 / 16.0;
    private const double Predicates = 16;

    public TripleTermElement(TripleTermSlots slots, Snapshot snapshot)
    {
        Slots = slots;
        foreach ((ValueId first, ValueId last) in snapshot.TripleTermRanges(slots.Subject.Id, slots.Predicate.Id)) Work += last.Bits - first.Bits + 1;
        double rows = snapshot.EstimateTripleTerms(slots.Subject.Id, slots.Predicate.Id);
        // Those added since the last merge are in no order.
        if (rows == 0) rows = snapshot.EstimateTripleTerms(default, default) * (slots.Subject.Id.IsNone ? 1 : ShareOfSubject);
        if (slots.Subject.Id.IsNone && !slots.Predicate.Id.IsNone) rows *= ShareOfPredicate;
        if (!slots.Object.Id.IsNone) rows *= ShareOfObject;
        Rows = Math.Max(1, rows);
    }

    public TripleTermSlots Slots { get; }

    /// <summary>How many ids are read for all of them.</summary>
    public double Work { get; }

    public override IReadOnlyCollection<Variable> Variables => Slots.Variables;

    public override double Rows { get; }

    public override bool IsCertain(Variable variable) => Slots.Variables.Contains(variable);

    public override void Describe(ShapeWriter shape)
    {
        shape.WriteVariables(Slots.Term, Slots.Subject.Variable, Slots.Predicate.Variable, Slots.Object.Variable);
        shape.WriteMagnitudes(Rows, Work);
    }

    public override double Distinct(Variable variable) => variable == Slots.Predicate.Variable ? Math.Min(Rows, Predicates) : Rows;
}
