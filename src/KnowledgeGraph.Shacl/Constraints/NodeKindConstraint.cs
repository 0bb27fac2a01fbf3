using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:nodeKind</c> (SHACL §4.1.3).</summary>
internal sealed class NodeKindConstraint : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("NodeKind");

    private readonly bool _allowsIri;
    private readonly bool _allowsBlankNode;
    private readonly bool _allowsLiteral;
    private readonly string _name;

    private NodeKindConstraint(string name, bool allowsIri, bool allowsBlankNode, bool allowsLiteral)
    {
        _name = name;
        _allowsIri = allowsIri;
        _allowsBlankNode = allowsBlankNode;
        _allowsLiteral = allowsLiteral;
    }

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit être un nœud du genre {_name}.";

    protected override string English => $"The value must be a node of the kind {_name}.";

    /// <summary>The constraint of one of the six kinds; null of anything else.</summary>
    public static NodeKindConstraint? TryCreate(Term kind) => (kind as Iri)?.Value switch
    {
        ShaclVocabulary.Namespace + "IRI" => new("IRI", true, false, false),
        ShaclVocabulary.Namespace + "BlankNode" => new("BlankNode", false, true, false),
        ShaclVocabulary.Namespace + "Literal" => new("Literal", false, false, true),
        ShaclVocabulary.Namespace + "BlankNodeOrIRI" => new("BlankNodeOrIRI", true, true, false),
        ShaclVocabulary.Namespace + "BlankNodeOrLiteral" => new("BlankNodeOrLiteral", false, true, true),
        ShaclVocabulary.Namespace + "IRIOrLiteral" => new("IRIOrLiteral", true, false, true),
        _ => null,
    };

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => value.Tag switch
    {
        ValueTag.Iri => _allowsIri,
        ValueTag.BlankNode => _allowsBlankNode,
        _ => value.IsLiteral && _allowsLiteral,
    };
}
