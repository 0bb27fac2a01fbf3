using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The general framework of a coordination: who organises it, on what basis, who signed, whether it is formalised.</summary>
internal static class FrameworkExtractor
{
    /// <summary>Says what a sentence says of the arrangement itself, and whether the next line may go on with a list of signatories.</summary>
    public static bool ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence, bool signing, bool isOfBodies)
    {
        bool isCut = unit.IsCut && sentence.End == unit.Span.End;
        if (!isCut) ExtractFormality(context, sentence);
        if (!isOfBodies) ExtractActors(context, unit, sentence);
        LawExtractor.Extract(context.Builder, context.Names, sentence, context.Arrangement);
        return ExtractSignatories(context, unit, sentence, signing);
    }

    private static void ExtractFormality(FicheContext context, TextSpan sentence)
    {
        TextSpan? negated = Relations.Find(context.Text, sentence, Relations.NotFormalised);
        TextSpan? stated = negated ?? Relations.Find(context.Text, sentence, Relations.Formalised);
        if (stated is not { } evidence || context.IsFormalitySaid) return;
        Iri value = Voc.Of(negated is null ? "formalisation/formalise" : "formalisation/non-formalise");
        context.Builder.Say(context.Arrangement, Cnig.Formalisation, value, evidence);
        context.Builder.Say(
            context.Arrangement, Dct.Description, ReadingBuilder.French(context.Builder.Document.TextOf(sentence)), sentence);
        if (negated is null) ActExtractor.Extract(context, new TextSpan(evidence.End, sentence.End));
    }

    private static void ExtractActors(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        SayAfter(Relations.OrganisedBy, Cnig.OrganisePar);
        SayAfter(Relations.LedBy, Cnig.PilotePar);
        SayAfter(Relations.FacilitatedBy, Cnig.AnimePar);
        if (Relations.Find(context.Text, sentence, Relations.RestsOn) is { } ground)
        {
            ActExtractor.Extract(context, new TextSpan(ground.End, sentence.End));
        }
        SayAfter(Relations.TogetherWith, Cnig.Associe);
        if (Relations.Find(context.Text, sentence, Relations.Facilitates) is { } verb) SayBefore(verb, Cnig.AnimePar);
        if (Relations.Find(context.Text, sentence, Relations.Leads) is { } lead) SayBefore(lead, Cnig.PilotePar);

        void SayAfter(System.Text.RegularExpressions.Regex pattern, Iri property)
        {
            if (Relations.Find(context.Text, sentence, pattern) is not { } phrase) return;
            foreach (Mention actor in context.Leading(unit, new TextSpan(phrase.End, sentence.End)))
            {
                context.Builder.Say(context.Arrangement, property, context.Builder.Refer(actor), actor.Span);
            }
        }

        void SayBefore(TextSpan phrase, Iri property)
        {
            foreach (Mention actor in context.Leading(unit, new TextSpan(sentence.Start, phrase.Start)))
            {
                context.Builder.Say(context.Arrangement, property, context.Builder.Refer(actor), new TextSpan(actor.Span.Start, phrase.End));
            }
        }
    }

    /// <summary>
    /// Who signed. A list that a cut interrupts goes on with the next line, where that begins with a name and has several.
    /// </summary>
    private static bool ExtractSignatories(FicheContext context, SectionUnit unit, TextSpan sentence, bool goesOn)
    {
        TextSpan list = sentence;
        if (Relations.Find(context.Text, sentence, Relations.HaveSigned) is { } verb)
        {
            foreach (Mention signatory in context.Leading(unit, new TextSpan(sentence.Start, verb.Start)))
            {
                context.Builder.Say(context.Arrangement, Cnig.Signataire, context.Builder.Refer(signatory), signatory.Span);
            }
            ActExtractor.Extract(context, new TextSpan(verb.End, sentence.End));
            return false;
        }
        if (Relations.Find(context.Text, sentence, Relations.Signatories) is { } head) list = new TextSpan(head.End, sentence.End);
        else if (!goesOn || !ContinuesList(context, unit, sentence)) return false;
        // Where the head of the list is lost, a département is no more than a place: of which authority it is, the lost words said.
        foreach (Mention signatory in context.Actors.Read(unit, list, unit.IsHeadLost ? NameRank.Actor : NameRank.Member))
        {
            context.Builder.Say(context.Arrangement, Cnig.Signataire, context.Builder.Refer(signatory), signatory.Span);
        }
        return unit.IsCut;
    }

    private static bool ContinuesList(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<TextToken> words = Tokenizer.Tokenize(context.Text, sentence.Start, sentence.End);
        bool isList = context.Text.AsSpan(sentence.Start, sentence.Length).Contains(',');
        return isList && words.Count > 0 && !FrenchWords.Determiners.Contains(words[0].Folded)
            && context.Names.First(sentence, NameRank.Member, headLost: false, unit.IsCut) is not null;
    }
}
