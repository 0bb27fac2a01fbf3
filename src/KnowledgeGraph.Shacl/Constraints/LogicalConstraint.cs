using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:and</c>, <c>sh:or</c>, <c>sh:xone</c> (SHACL §4.6.2–4).</summary>
internal sealed class LogicalConstraint(LogicalOperator @operator, IReadOnlyList<Shape> shapes) : ValueConstraint
{
    private static readonly Iri And = ShaclVocabulary.Component("And");
    private static readonly Iri Or = ShaclVocabulary.Component("Or");
    private static readonly Iri Xone = ShaclVocabulary.Component("Xone");

    public override Iri Component => @operator switch
    {
        LogicalOperator.And => And,
        LogicalOperator.Or => Or,
        _ => Xone,
    };

    protected override string French => @operator switch
    {
        LogicalOperator.And => $"La valeur doit satisfaire toutes ces formes : {Names}.",
        LogicalOperator.Or => $"La valeur doit satisfaire au moins une de ces formes : {Names}.",
        _ => $"La valeur doit satisfaire exactement une de ces formes : {Names}.",
    };

    protected override string English => @operator switch
    {
        LogicalOperator.And => $"The value must conform to all of these shapes: {Names}.",
        LogicalOperator.Or => $"The value must conform to one or more of these shapes: {Names}.",
        _ => $"The value must conform to exactly one of these shapes: {Names}.",
    };

    private string Names => string.Join(", ", shapes.Select(shape => shape.Node));

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => @operator switch
    {
        LogicalOperator.And => shapes.All(shape => evaluation.Run.Conforms(shape, value)),
        LogicalOperator.Or => shapes.Any(shape => evaluation.Run.Conforms(shape, value)),
        _ => shapes.Count(shape => evaluation.Run.Conforms(shape, value)) == 1,
    };
}
