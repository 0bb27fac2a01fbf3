using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>What a working group or a body of a fiche aims at, in the words of the text.</summary>
internal static partial class ObjectiveExtractor
{
    /// <summary>Says the objective that a range gives: after "objectif :" or "vise à", or an infinitive after a colon.</summary>
    public static void SayIn(FicheContext context, Iri subject, TextSpan range)
    {
        if (Labelled().Match(context.Text, range.Start, range.Length) is not { Success: true } labelled) return;
        Group aim = labelled.Groups["aim"];
        int end = aim.Index;
        for (int start = aim.Index; start < aim.Index + aim.Length; start = end + 1)
        {
            // Of several, each but the first must be an infinitive too: else what follows the semicolon speaks of something else.
            int semicolon = context.Text.IndexOf(';', start, aim.Index + aim.Length - start);
            end = semicolon < 0 ? aim.Index + aim.Length : semicolon;
            var part = new TextSpan(start, end);
            if (start == aim.Index) SayText(context, subject, part);
            else if (!SayItem(context, subject, part)) return;
        }
    }

    /// <summary>"L'objectif du GT Haies est de planter": the word for it stands before the name, what it is after it.</summary>
    public static void SayOf(FicheContext context, Iri subject, TextSpan before, TextSpan rest)
    {
        if (!Announced().Match(context.Text, before.Start, before.Length).Success) return;
        if (Is().Match(context.Text, rest.Start, rest.Length) is not { Success: true } match) return;
        Group aim = match.Groups["aim"];
        SayText(context, subject, new TextSpan(aim.Index, aim.Index + aim.Length));
    }

    /// <summary>Says the objective that an item is: one that begins with an infinitive.</summary>
    public static bool SayItem(FicheContext context, Iri subject, TextSpan item)
    {
        TextSpan text = Enumeration.Trim(context.Text, item);
        Match infinitive = Infinitive().Match(context.Text, text.Start, text.Length);
        if (infinitive.Success) SayText(context, subject, text);
        return infinitive.Success;
    }

    /// <summary>Says that a text is an objective, unless it says that one is still to be found.</summary>
    public static void SayText(FicheContext context, Iri subject, TextSpan range)
    {
        TextSpan objective = Enumeration.Trim(context.Text, range);
        if (objective.Length == 0 || Moods.IsPlanned(context.Text, objective)) return;
        Iri utterance = context.Builder.Utter(Voc.Of("enonce/objectif"), objective, context.Builder.Document.TextOf(objective));
        context.Builder.Say(subject, Cnig.Objectif, utterance, objective);
    }

    [GeneratedRegex(
        @"\b(?:[Oo]bjectifs?|[Mm]issions?|[Ff]inalités?|[Bb]uts?)\s*:\s*(?<aim>[\p{L}\d][^.\t]*)|\b(?:[Ii]l|[Ee]lle)\s+(?:doit|devra|permet\s+de|sert\s+à|est\s+chargée?\s+d(?:e\s|['’]))\s*(?<aim>(?!être)\p{L}+(?:er|ir|re)\b[^.;\t]*)|,\s+afin\s+d(?:e\s+|['’])(?<aim>\p{Ll}+(?:er|ir|re)\b[^.;\t]*)|\b(?:[Oo]bjectif|[Bb]ut|[Mm]ission)\s+(?:\p{L}+\s+){0,4}(?:[«“][^»”]*[»”]\s+)?(?:est|reste|consiste)\s+(?:de\s+|d['’]|à\s+)(?<aim>\p{Ll}+(?:er|ir|re)\b[^.;\t]*)|\b(?:vise\s+(?:à|a)|est\s+chargée?\s+d(?:e\s|['’])|(?:a|et)\s+pour\s+(?:objectif|objet|but|mission|vocation)\s+(?:de\s+|d['’]))\s*(?<aim>\p{L}[^.\t]*)"
        + @"|(?::|[-=]>|→)\s*(?<aim>\p{Ll}+(?:er|ir|re)\b[^.;\t]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\b(?:[Oo]bjectif|[Bb]ut|[Mm]ission|[Rr]ôle|[Oo]bjet)\s+d(?:u|e\s+la|e\s+l['’])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\G\s*[»”]?\s*(?:est|reste|consiste)\s+(?:de\s+|d['’]|à\s+)(?<aim>\p{Ll}+(?:er|ir|re)\b[^.;\t]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Is();

    [GeneratedRegex(@"\G(?:[Dd]e\s+|[Dd]['’])?\p{L}\p{Ll}+(?:er|ir|re)\s+(?:l[ea]s?\s|l['’]|des?\s|du\s|un|à\s|aux?\s|sur\s|avec\s|en\s|d['’]|\p{Ll}+\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Infinitive();
}
