using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Of what the units of a section go on speaking: of the body or group that their title names, of the one whose item they stand under in a list,
/// or of the one named before, which a pronoun or a label such as "Pilote :" takes up.
/// </summary>
internal sealed partial class TopicScope(FicheContext context)
{
    private static readonly HashSet<string> Feminine =
        ["ag", "assemblee", "cellule", "commission", "communaute", "conference", "instance", "journee", "pleniere", "reunion", "rencontre", "sous"];

    private TextSpan? _title;
    private Topic? _ofTitle;
    private int _level;
    private bool _announces;

    /// <summary>What was spoken of last; null where it is over.</summary>
    public Topic? Topic { get; private set; }

    /// <summary>Begins a unit: a new title, or an item of no deeper level than the one that set the topic, ends what was spoken of.</summary>
    public void Enter(SectionUnit unit)
    {
        if (unit.Title != _title)
        {
            _title = unit.Title;
            Topic = _ofTitle = unit.Title is { } title ? TopicOf(title) : null;
            _level = 0;
        }
        else if (unit.Kind == BlockKind.ListItem && _ofTitle is null && (unit.Level <= _level || !_announces))
        {
            Topic = null;
        }
    }

    /// <summary>Notes of what the sentence of a unit speaks.</summary>
    public void Set(Topic topic, SectionUnit unit)
    {
        Topic = topic;
        _ofTitle = null;
        _level = unit.Level;
        _announces = unit.Kind == BlockKind.ListItem || context.Text[unit.Span.End - 1] == ':';
    }

    /// <summary>Whether a unit stands under the topic: below its title or its item.</summary>
    public bool Holds(SectionUnit unit) => Topic is not null && (_ofTitle is not null || (unit.Level > _level && _announces));

    /// <summary>Whether a sentence takes the topic up, by a pronoun or by a label.</summary>
    public bool GoesOn(TextSpan sentence)
    {
        if (Topic is null) return false;
        if (Label().Match(context.Text, sentence.Start, sentence.Length).Success || CliticExtractor.IsIn(context.Text, sentence)) return true;
        Match pronoun = Pronoun().Match(context.Text, sentence.Start, sentence.Length);
        return pronoun.Success && (pronoun.Groups["neutral"].Success || pronoun.Groups["feminine"].Success == IsFeminine(Topic));
    }

    private bool IsFeminine(Topic topic) =>
        Tokenizer.Tokenize(context.Text, topic.Name.Start, topic.Name.End) is [var first, ..] && Feminine.Contains(first.Singular);

    /// <summary>The body or group that a title names, the titles of the template apart.</summary>
    private Topic? TopicOf(TextSpan title)
    {
        if (context.Builder.Authority.Template.Match(context.Text, title, isHeading: true) is not null) return null;
        if (GroupNames.OfTitle(context, title) is { } group) return WorkingGroupExtractor.Describe(context, title, group);
        return BodyNames.In(context, title, isCut: false, []) is [var body, ..] && context.Names.OnlyArticlesBetween(title.Start, body.Span.Start)
            ? BodyExtractor.Describe(context, title, body)
            : null;
    }

    [GeneratedRegex(
        @"\G\s*(?:(?:co-?)?pilotes?|(?:co-?)?pilotage|animation|animat(?:eur|rice)s?|objectifs?|missions?|finalités?|membres|composition|participants|fréquence|périodicité|rythme|référente?s?"
        + @"|responsables?|chefs?\s+de\s+file|présidence|réunions?)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\G\s*(?:(?:Il|Celui-ci|Ce\s+(?:groupe|GT|comité|pôle|réseau|conseil))|(?<feminine>Elle|Celle-ci|Cette\s+(?:assemblée|commission|journée|réunion|communauté))|(?<neutral>Cette\s+instance|Sa\s+\p{L}+|Son\s+\p{L}+|Ses\s+\p{L}+|Y\s+|En\s+sont|En\s+font|Les\s+membres\s+en))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
