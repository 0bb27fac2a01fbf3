using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Shacl.Queries;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>A SELECT query each of whose solutions is a result: <c>sh:sparql</c> (SHACL §5.3), or a validator of a component (§6.3).</summary>
/// <param name="component">The component.</param>
/// <param name="source">The node of <c>sh:sparql</c>; null of a component.</param>
/// <param name="query">The query.</param>
/// <param name="bindings">The values of the component's parameters.</param>
/// <param name="messages">The messages of the constraint, which go before those of the shape.</param>
internal sealed class SparqlConstraint(
    Iri component, Term? source, SelectQuery query, IReadOnlyDictionary<string, Term> bindings, IReadOnlyList<Literal> messages)
    : Constraint
{
    public override Iri Component => component;

    protected override string French => "La règle, écrite en SPARQL, n'est pas respectée.";

    protected override string English => "The rule, written in SPARQL, is not respected.";

    public override void Validate(Evaluation evaluation)
    {
        evaluation.Run.CancellationToken.ThrowIfCancellationRequested();
        Term focus = evaluation.Space.GetTerm(evaluation.Focus);
        Dictionary<string, Term> bound = new(bindings) { ["this"] = focus };
        foreach (IReadOnlyDictionary<string, Term> solution in SparqlRunner.Select(evaluation, query, bound))
        {
            if (solution.TryGetValue("failure", out Term? failure) && failure is Literal { LexicalForm: "true" or "1" } literal
                && literal.Datatype == XsdVocabulary.Boolean)
            {
                throw new ShaclException(evaluation.Shape.Node, $"its SPARQL constraint reports a failure at {focus}");
            }
            evaluation.Report(() => CreateResult(evaluation, focus, solution));
        }
    }

    private ValidationResult CreateResult(Evaluation evaluation, Term focus, IReadOnlyDictionary<string, Term> solution)
    {
        Dictionary<string, Term> values = new(bindings) { ["this"] = focus };
        foreach ((string name, Term term) in solution) values[name] = term;
        IReadOnlyList<Literal> shown = messages.Count > 0 ? messages : evaluation.Shape.Messages.Count > 0 ? evaluation.Shape.Messages : Messages;
        if (solution.TryGetValue("message", out Term? own) && own is Literal text) shown = [text];
        return new ValidationResult
        {
            FocusNode = solution.GetValueOrDefault("this", focus),
            ResultPath = solution.GetValueOrDefault("path") is Iri path ? new PredicatePath(path) : evaluation.Shape.Path,
            // A node shape's value is the focus node itself (SHACL §5.3.2).
            Value = solution.GetValueOrDefault("value") ?? (evaluation.Shape.Path is null ? focus : null),
            SourceShape = evaluation.Shape.Node,
            SourceConstraint = source,
            SourceConstraintComponent = component,
            Severity = evaluation.Shape.Severity,
            Messages = [.. shown.Select(message => MessageTemplate.Fill(message, values))],
        };
    }
}
