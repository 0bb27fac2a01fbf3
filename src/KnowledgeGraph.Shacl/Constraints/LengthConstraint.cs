using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:minLength</c> and <c>sh:maxLength</c> (SHACL §4.4.1–2): characters of the lexical form or of the IRI.</summary>
internal sealed class LengthConstraint(int bound, bool isMaximum) : ValueConstraint
{
    private static readonly Iri Minimum = ShaclVocabulary.Component("MinLength");
    private static readonly Iri Maximum = ShaclVocabulary.Component("MaxLength");

    public override Iri Component => isMaximum ? Maximum : Minimum;

    protected override string French =>
        isMaximum ? $"Le texte doit avoir au plus {bound} caractère(s)." : $"Le texte doit avoir au moins {bound} caractère(s).";

    protected override string English =>
        isMaximum ? $"The text must have at most {bound} character(s)." : $"The text must have at least {bound} character(s).";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value)
    {
        if (value.Tag == ValueTag.BlankNode || value.IsTripleTerm) return false;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        int length = CodePoints(evaluation.Space.Decode(value, scratch).Value);
        return isMaximum ? length <= bound : length >= bound;
    }

    private static int CodePoints(ReadOnlySpan<byte> text)
    {
        int units = Encoding.UTF8.GetCharCount(text);
        // Beyond U+FFFF a character has four bytes and two units.
        foreach (byte b in text)
        {
            if (b >= 0xF0) units--;
        }
        return units;
    }
}
