using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The general framework of a coordination: who organises it, on what basis, who signed, whether it is formalised.</summary>
internal static partial class FrameworkExtractor
{
    /// <summary>Says what a sentence says of the arrangement itself, and whether the next line may go on with a list of signatories.</summary>
    public static bool ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence, bool signing, bool isOfBodies)
    {
        bool isCut = unit.IsCut && sentence.End == unit.Span.End;
        if (!isCut) ExtractFormality(context, sentence);
        if (!isOfBodies) ExtractActors(context, unit, sentence);
        ActExtractor.Extract(context, unit, sentence);
        LawExtractor.Extract(context.Builder, context.Names, sentence, context.Arrangement);
        return ExtractSignatories(context, unit, sentence, signing);
    }

    /// <summary>Says whether the arrangement is formalised, once: what is said first counts.</summary>
    public static void SayFormality(FicheContext context, Iri value, TextSpan sentence, TextSpan evidence)
    {
        if (context.IsFormalitySaid) return;
        context.Builder.Say(context.Arrangement, Cnig.Formalisation, value, evidence);
        context.Builder.Say(
            context.Arrangement, Dct.Description, ReadingBuilder.French(context.Builder.Document.TextOf(sentence)), sentence);
    }

    /// <summary>Formalised as a fact, or denied to be; what is only planned or remembered says nothing.</summary>
    private static void ExtractFormality(FicheContext context, TextSpan sentence)
    {
        bool isDenied = Relations.Find(context.Text, sentence, Relations.NotFormalised) is { } denied && context.ClausesOf(sentence).MoodAt(denied.Start) is Mood.Stated or Mood.Negated;
        if (isDenied && Relations.Find(context.Text, sentence, Relations.NotFormalised) is { } negated)
        {
            SayFormality(context, Voc.Of("formalisation/non-formalise"), sentence, negated);
            return;
        }
        if (Relations.Find(context.Text, sentence, Relations.Formalised) is not { } stated) return;
        switch (context.ClausesOf(sentence).MoodAt(stated.Start))
        {
            case Mood.Stated:
                if (!context.IsFormalitySaid) ActExtractor.ExtractFounding(context, new TextSpan(stated.End, sentence.End));
                SayFormality(context, Voc.Of("formalisation/formalise"), sentence, stated);
                break;
            case Mood.Negated:
                SayFormality(context, Voc.Of("formalisation/non-formalise"), sentence, stated);
                break;
        }
    }

    private static void ExtractActors(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        if (!IsOfSomebodyElse(context, sentence))
        {
            SayAfter(Relations.OrganisedBy, Cnig.OrganisePar);
            SayAfter(Relations.LedBy, Cnig.PilotePar);
            SayAfter(Relations.FacilitatedBy, Cnig.AnimePar);
        }
        if (Relations.Find(context.Text, sentence, Relations.RestsOn) is { } ground && context.IsStated(sentence, ground.Start))
        {
            ActExtractor.ExtractFounding(context, new TextSpan(ground.End, sentence.End));
        }
        SayAfter(Relations.TogetherWith, Cnig.Associe);
        SayBefore(Relations.Organises, Cnig.OrganisePar);
        SayBefore(Relations.Facilitates, Cnig.AnimePar);
        SayBefore(Relations.Leads, Cnig.PilotePar);

        void SayAfter(Regex pattern, Iri property) =>
            LeadershipExtractor.SayAfter(context, unit, sentence, context.Arrangement, sentence, pattern, property);

        void SayBefore(Regex pattern, Iri property)
        {
            if (Relations.Find(context.Text, sentence, pattern) is not { } phrase || !context.IsStated(sentence, phrase.Start)) return;
            Match cleft = Cleft().Match(context.Text, sentence.Start, phrase.Start - sentence.Start);
            foreach (Mention actor in context.Leading(unit, new TextSpan(sentence.Start + cleft.Length, phrase.Start)))
            {
                context.Builder.Say(context.Arrangement, property, context.Builder.Refer(actor), new TextSpan(actor.Span.Start, phrase.End));
            }
        }
    }

    /// <summary>Whether a passive sentence has a named subject, of which it speaks rather than of the arrangement: "GéoBretagne est animé par".</summary>
    private static bool IsOfSomebodyElse(FicheContext context, TextSpan sentence)
    {
        if (context.Names.First(sentence, NameRank.Actor) is not { Thing.Kind: not Authority.KnownKind.Concept } subject) return false;
        return Passive().Match(context.Text, subject.Span.End, sentence.End - subject.Span.End).Success;
    }

    /// <summary>
    /// Who signed. A list that a cut interrupts goes on with the next line, where that begins with a name and has several.
    /// </summary>
    private static bool ExtractSignatories(FicheContext context, SectionUnit unit, TextSpan sentence, bool goesOn)
    {
        TextSpan list = sentence;
        if (Relations.Find(context.Text, sentence, Relations.HaveSigned) is { } verb)
        {
            if (!context.IsStated(sentence, verb.Start)) return false;
            // "une charte que A et B ont signée", "A et B ont signé une charte".
            Match relative = Relative().Match(context.Text, sentence.Start, verb.Start - sentence.Start);
            var signing = new TextSpan(relative.Success ? relative.Index + relative.Length : sentence.Start, verb.Start);
            foreach (Mention signatory in context.Leading(unit, signing))
            {
                context.Builder.Say(context.Arrangement, Cnig.Signataire, context.Builder.Refer(signatory), signatory.Span);
            }
            ActExtractor.ExtractFounding(context, relative.Success ? new TextSpan(sentence.Start, relative.Index) : new TextSpan(verb.End, sentence.End));
            SayFormality(context, Voc.Of("formalisation/formalise"), sentence, verb);
            return false;
        }
        if (Relations.Find(context.Text, sentence, Relations.Signatories) is { } head)
        {
            if (!context.IsStated(sentence, head.Start)) return false;
            list = new TextSpan(head.End, sentence.End);
        }
        else if (!goesOn || !ContinuesList(context, unit, sentence))
        {
            return false;
        }
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

    [GeneratedRegex(@"\GC['’]est\s+|\GDepuis\s+[^,]{1,40},\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Cleft();

    [GeneratedRegex(@"\b(?:que|qu['’])\s*", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\G\s*(?:,\s*)?(?:est|sont|a\s+été)\s+\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Passive();
}
