using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Queries;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>An ASK validator of a component of the author's (SHACL §6.3): true where a value is as it should be.</summary>
internal sealed class AskConstraint(
    Iri component, AskQuery query, IReadOnlyDictionary<string, Term> bindings, IReadOnlyList<Literal> messages)
    : Constraint
{
    public override Iri Component => component;

    protected override string French => $"La règle {component} n'est pas respectée.";

    protected override string English => $"The rule {component} is not respected.";

    public override void Validate(Evaluation evaluation)
    {
        evaluation.Run.CancellationToken.ThrowIfCancellationRequested();
        Term focus = evaluation.Space.GetTerm(evaluation.Focus);
        foreach (ValueId value in evaluation.Values)
        {
            Term term = evaluation.Space.GetTerm(value);
            Dictionary<string, Term> bound = new(bindings) { ["this"] = focus, ["value"] = term };
            if (SparqlRunner.Ask(evaluation, query, bound)) continue;
            IReadOnlyList<Literal> shown = evaluation.Shape.Messages.Count > 0 ? evaluation.Shape.Messages : messages.Count > 0 ? messages : Messages;
            evaluation.Report(() => new ValidationResult
            {
                FocusNode = focus,
                ResultPath = evaluation.Shape.Path,
                Value = term,
                SourceShape = evaluation.Shape.Node,
                SourceConstraintComponent = component,
                Severity = evaluation.Shape.Severity,
                Messages = [.. shown.Select(message => MessageTemplate.Fill(message, bound))],
            });
        }
    }
}
