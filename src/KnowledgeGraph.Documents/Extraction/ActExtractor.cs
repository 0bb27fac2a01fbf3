using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The acts that a fiche names, and those by which its arrangement is formalised: "formalisée par une convention", "Charte signée en 2021 par A et
/// B", "Protocole d'accord du 3 mai 2022".
/// </summary>
internal static partial class ActExtractor
{
    /// <summary>The kinds of act by which partners bind themselves or a public authority founds an arrangement.</summary>
    private static readonly Iri[] Founding = [Voc.Of("acte/charte"), Voc.Of("acte/convention"), Voc.Of("acte/arrete"), Voc.Of("acte/deliberation"), Voc.Of("acte/statuts")];

    private static readonly Iri[] Planning = [Voc.Of("acte/contrat-de-plan"), Voc.Of("acte/feuille-de-route")];

    /// <summary>Acts of a public authority, which their date tells apart.</summary>
    private static readonly Iri[] Dated = [Voc.Of("acte/arrete"), Voc.Of("acte/deliberation"), Voc.Of("acte/decret")];

    /// <summary>Says that the acts of a range formalise the arrangement.</summary>
    public static void ExtractFounding(FicheContext context, TextSpan range)
    {
        foreach (Mention act in Named(context, range, isCut: false)) context.Builder.Say(context.Arrangement, Cnig.FormalisePar, Describe(context, act), act.Span);
    }

    /// <summary>
    /// Says which acts a sentence names as facts. One that is signed formalises the arrangement; so does one that the sentence is about.
    /// </summary>
    public static void Extract(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        bool isCut = unit.IsCut && sentence.End == unit.Span.End;
        List<Mention> acts = [.. Named(context, sentence, isCut).Where(act => !IsDenied(context, sentence, act))];
        for (int i = 0; i < acts.Count; i++)
        {
            bool isStated = context.IsStated(sentence, acts[i].Span.Start);
            bool isFounding = Founding.Contains(acts[i].Thing.Iri);
            if (!IsDated(context, acts[i]) && (!isStated || !(isFounding || Planning.Contains(acts[i].Thing.Iri)))) continue;
            Iri act = Describe(context, acts[i]);
            if (!isFounding || !isStated || unit.IsHeadLost) continue;
            int end = i + 1 < acts.Count ? acts[i + 1].Span.Start : sentence.End;
            bool isSubject = char.IsUpper(context.Text[acts[i].Span.Start]) && Tokenizer.Tokenize(context.Text, sentence.Start, acts[i].Span.Start).Count == 0;
            Match signed = Signed().Match(context.Text, acts[i].Span.End, end - acts[i].Span.End);
            // "Une convention a été rédigée mais n'a pas été signée."
            bool isUnsigned = signed.Success && !context.IsStated(sentence, signed.Index + signed.Length - 1);
            if (isUnsigned || (!signed.Success && !isSubject)) continue;
            context.Builder.Say(context.Arrangement, Cnig.FormalisePar, act, acts[i].Span);
            if (!signed.Success) continue;
            FrameworkExtractor.SayFormality(context, Voc.Of("formalisation/formalise"), sentence, new TextSpan(acts[i].Span.Start, signed.Index + signed.Length));
            SaySignatories(context, unit, new TextSpan(signed.Index + signed.Length, end));
        }
    }

    /// <summary>The acts of a range, each with the years or the date that belong to its name: "CPER 2021-2027", "arrêté du 6 juin 2021".</summary>
    private static List<Mention> Named(FicheContext context, TextSpan range, bool isCut) =>
    [
        .. context.Names.FindAll(range, thing => NameRank.OfScheme(thing, Voc.Acte), headLost: false, isCut).Select(found =>
        {
            if (Titled(context, range, found) is { } titled) return titled;
            Match complement = Complement().Match(context.Text, found.Span.End, range.End - found.Span.End);
            bool isWhole = !complement.Success || context.Fiche.IsCropped;
            Mention act = isWhole ? found : found with { Span = new TextSpan(found.Span.Start, complement.Index + complement.Length) };
            // "la charte GéoBretagne": a coined name tells it from others as well.
            if (!context.Fiche.IsCropped && Coined().Match(context.Text, act.Span.End, range.End - act.Span.End) is { Success: true } coined) act = act with { Span = new TextSpan(act.Span.Start, coined.Index + coined.Length) };
            var rest = new TextSpan(act.Span.End, range.End);
            Match years = Years().Match(context.Text, rest.Start, rest.Length);
            if (years.Success) return act with { Span = new TextSpan(act.Span.Start, years.Index + years.Length) };
            TextSpan date = FrenchDates.FindAll(context.Text, rest).Select(found => found.Span).FirstOrDefault();
            bool isDated = Dated.Contains(act.Thing.Iri) && date.Length > 0 && context.Text[rest.Start..date.Start].Trim() is "du" or "en date du";
            return isDated ? act with { Span = new TextSpan(act.Span.Start, date.End) } : act;
        }),
    ];

    /// <summary>An act whose name is written as a title after its article, with its complements: "la Charte du réseau des données du littoral".</summary>
    private static Mention? Titled(FicheContext context, TextSpan range, Mention act)
    {
        if (!char.IsUpper(context.Text[act.Span.Start])) return null;
        if (Tokenizer.Tokenize(context.Text, range.Start, act.Span.Start) is not [.., var article] || article.Folded is not ("l" or "le" or "la")) return null;
        if (NamePhrase.Read(context.Text, new TextSpan(article.Start, range.End)) is not { } name || name.Start != act.Span.Start || name.End <= act.Span.End) return null;
        bool mayBeCut = context.Fiche.IsCropped && name.End == range.End;
        return mayBeCut ? null : act with { Span = name };
    }

    private static bool IsDated(FicheContext context, Mention act) => FrenchDates.FindAll(context.Text, act.Span).Any();

    private static bool IsDenied(FicheContext context, TextSpan sentence, Mention act) =>
        Tokenizer.Tokenize(context.Text, sentence.Start, act.Span.Start) is [.., var last] && last.Folded is "sans" or "aucun" or "aucune";

    private static Iri Describe(FicheContext context, Mention act)
    {
        string name = context.Builder.Document.TextOf(act.Span);
        Iri iri = context.Builder.Iris.Of("acte", context.Code, Slug.Of(name));
        context.Builder.Describe(iri, $"{name} — {context.RegionName}", act.Span, Foaf.Document, Prov.Entity);
        context.Builder.Say(iri, Dct.Title, ReadingBuilder.French(name), act.Span);
        context.Builder.Say(iri, Dct.Type, act.Thing.Iri, act.Span);
        return iri;
    }

    /// <summary>Who signed, where a parenthesis after the date lists them: "signé en 2022 (A, B, C)".</summary>
    private static void SaySignatories(FicheContext context, SectionUnit unit, TextSpan rest)
    {
        Match aside = Aside().Match(context.Text, rest.Start, rest.Length);
        if (!aside.Success) return;
        Group list = aside.Groups["list"];
        foreach (Mention signatory in context.Leading(unit, new TextSpan(list.Index, list.Index + list.Length)))
        {
            context.Builder.Say(context.Arrangement, Cnig.Signataire, context.Builder.Refer(signatory), signatory.Span);
        }
    }

    [GeneratedRegex(
        @"\G[^.;]{0,80}?\b(?:(?:co-?)?signée?s?|conclue?s?|passée?s?\s+entre|renouvelée?s?|reconduite?s?|adoptée?s?|approuvée?s?|ratifiée?s?|lie(?:nt)?\b|unit\b|engage(?:nt)?\b)(?!\s+par\s+le\s+passé)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    [GeneratedRegex(@"\G[^();]{0,40}\((?<list>[^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    /// <summary>What tells an act from others of its kind: between how many it is, and what it is for.</summary>
    [GeneratedRegex(
        @"\G(?:\s(?:(?:bi|tri|quadri|multi)partite|pluriannuelle?|régionale?|partenariale?|constitutive))?(?:\s(?:de\s(?!la\b|l['’]|\d)|d['’])(?:partenariat|coordination|gouvernance|coopération|collaboration|mutualisation|adhésion|engagement|objectifs|groupement|moyens))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Complement();

    [GeneratedRegex(@"\G\s\p{Lu}\p{Ll}+\d?\p{Lu}[\p{L}\d]*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Coined();

    [GeneratedRegex(@"\G\s(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
