using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:datatype</c> (SHACL §4.1.2): a literal of the datatype, with a lexical form of it.</summary>
internal sealed class DatatypeConstraint(Iri datatype) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Datatype");

    private readonly byte[] _datatype = Encoding.UTF8.GetBytes(datatype.Value);
    private readonly bool _isString = datatype == XsdVocabulary.String;
    private readonly bool _isTagged = datatype == RdfVocabulary.LangString;

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit être un littéral valide du type {datatype}.";

    protected override string English => $"The value must be a valid literal of the datatype {datatype}.";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value)
    {
        if (!value.IsLiteral) return false;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term term = evaluation.Space.Decode(value, scratch);
        if (!term.Language.IsEmpty) return _isTagged;
        if (term.Datatype.IsEmpty) return _isString;
        return term.Datatype.SequenceEqual(_datatype) && !evaluation.Space.IsIllTyped(value);
    }
}
