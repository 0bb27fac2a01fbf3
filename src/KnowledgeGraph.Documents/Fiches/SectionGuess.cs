using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Tells by what a text names which section of the template it answers, where its title does not, or where it names several. Under a title that the
/// template does not know only plain signs count: bodies and how often they meet, or acts and who leads, are of the arrangement; data with a rank
/// each are stakes; platforms with their sites are platforms; a table of persons that says who of them is a correspondent is of these. Actors alone tell nothing.
/// </summary>
internal sealed partial class SectionGuess(string text, AuthorityData authority)
{
    private const int SeveralStakes = 2;
    private const int SeveralGroups = 2;
    private const int SeveralActors = 3;

    /// <summary>A meeting may be spoken of anywhere; only how often it is held tells that the arrangement is.</summary>
    private static readonly Iri Meeting = Voc.Of("instance/rencontre");

    /// <summary>The section that what stands under an unknown title answers; null where nothing tells it plainly.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="columns">The titles of the columns of the tables among them.</param>
    public TemplateField? FieldOf(IReadOnlyList<TextSpan> lines, IReadOnlyList<TextSpan> columns)
    {
        HashSet<FieldRole> ofPersons = [.. columns.Select(column => FieldLabels.OfPerson(text, column)).OfType<FieldRole>()];
        bool isPersonTable = ofPersons.Contains(FieldRole.PersonName) && (ofPersons.Contains(FieldRole.Mail) || ofPersons.Contains(FieldRole.JobTitle));
        if (isPersonTable) return lines.Any(line => Contact().IsMatch(text[line.Start..line.End])) ? Field(Voc.RubriqueCorrespondants) : null;
        List<KnownThing> named = [.. lines.SelectMany(line => authority.Names.FindAll(text, line)).SelectMany(match => match.Values)];
        bool namesFrequency = named.Exists(thing => thing.Kind == KnownKind.Frequency) || lines.Any(line => FrenchFrequencies.FindAll(text, line).Any());
        int bodies = named.Count(thing => thing.Scheme == Voc.Instance && !authority.IsWithin(thing.Iri, Meeting));
        bool namesBody = bodies > 0 || (namesFrequency && named.Exists(thing => thing.Scheme == Voc.Instance));
        namesBody |= lines.Count(line => Group().IsMatch(text[line.Start..line.End])) >= SeveralGroups;
        int stakes = named.Count(thing => thing.Scheme == Voc.Enjeu);
        bool areRanked = lines.Any(line => authority.Ranks.FindAll(text, line).Count > 0) || columns.Any(column => authority.Ranks.FindAll(text, column).Count > 0);
        if (stakes >= SeveralStakes && areRanked && bodies == 0) return Field(Voc.RubriqueEnjeux);
        if (namesBody && (namesFrequency || lines.Any(line => Arranges().IsMatch(text[line.Start..line.End])))) return Field(Voc.RubriqueDispositif);
        bool arePersons = lines.Any(line => Contact().IsMatch(text[line.Start..line.End])) && lines.Any(line => Person().IsMatch(text[line.Start..line.End]));
        if (arePersons && !namesBody) return Field(Voc.RubriqueCorrespondants);
        bool areSites = lines.Any(line => Site().IsMatch(text[line.Start..line.End])) && lines.Any(line => Platform().IsMatch(text[line.Start..line.End]));
        return areSites && !namesBody ? Field(Voc.RubriquePlateformes) : null;
    }

    /// <summary>
    /// Which part of a presentation lines are: that of the actors, where they name several and fewer stakes, or that of the stakes, where these have ranks.
    /// Null where neither is plain, as where they speak of bodies or platforms.
    /// </summary>
    public TemplateField? PartOf(IReadOnlyList<TextSpan> lines)
    {
        List<KnownThing> named = [.. lines.SelectMany(line => authority.Names.FindAll(text, line)).Select(match => match.Values[0])];
        int stakes = named.Count(thing => thing.Scheme == Voc.Enjeu);
        int actors = named.Count(thing => thing.Kind == KnownKind.Organisation || thing.Scheme == Voc.Acteur);
        bool areRanked = lines.Any(line => authority.Ranks.FindAll(text, line).Count > 0);
        if (stakes >= SeveralStakes && stakes > actors && areRanked) return Field(Voc.RubriqueEnjeux);
        bool isOther = (areRanked && stakes > 0) || named.Exists(thing => thing.Scheme == Voc.Acte) || lines.Any(line => Site().IsMatch(text[line.Start..line.End]) || Arranges().IsMatch(text[line.Start..line.End]));
        return actors >= SeveralActors && actors > stakes && !isOther ? Field(Voc.RubriqueActeurs) : null;
    }

    private TemplateField? Field(Iri section) => authority.Template.Fields.FirstOrDefault(field => field.Concept.Iri == section);

    /// <summary>
    /// Which of the sections that a title names a sentence answers: the one of whose label it has a word; else the one whose things it names more
    /// of, actors or stakes; else that of the sentence before.
    /// </summary>
    public TemplateField Among(IReadOnlyList<TemplateField> fields, TextSpan sentence, TemplateField previous)
    {
        foreach (TextToken word in Tokenizer.Tokenize(text, sentence.Start, sentence.End))
        {
            foreach (TemplateField field in fields)
            {
                if (authority.Template.KeywordsOf(field).Contains(word.Singular)) return field;
            }
        }
        // Under the title of a group anything may stand; only its own words tell that a sentence is of one of its parts.
        if (fields[0].IsGroup) return fields[0];
        List<KnownThing> named = [.. authority.Names.FindAll(text, sentence).Select(match => match.Values[0])];
        int stakes = named.Count(thing => thing.Scheme == Voc.Enjeu) + authority.Ranks.FindAll(text, sentence).Count;
        int actors = named.Count(thing => thing.Kind == KnownKind.Organisation || thing.Scheme == Voc.Acteur);
        if (stakes == actors) return previous;
        Iri wanted = stakes > actors ? Voc.RubriqueEnjeux : Voc.RubriqueActeurs;
        return fields.FirstOrDefault(field => field.Concept.Iri == wanted) ?? previous;
    }

    [GeneratedRegex(@"\bformalis|\bpilot|\banim[eé]|\bsiège|\bréuni|\brassembl|\bcompos|\bmembres?\b|\bGT\b|groupes?\s+de\s+travail|\bco(?:ordination|ordonn)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Arranges();

    /// <summary>Whom to turn to: those who stand for the region before the council.</summary>
    [GeneratedRegex(@"\bcorrespondant|\breprésent\w+\s[^.]*\bCNIG\b|\bCNIG\b[^.]*\breprésent", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    /// <summary>A civil title, a surname all in capitals after a given name, or an address.</summary>
    [GeneratedRegex(@"\b(?:M\.|Mme|Madame|Monsieur)\s+\p{Lu}|\b\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}{3,}|\S@\S", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    /// <summary>A line that begins with the name of a group.</summary>
    [GeneratedRegex(@"^\W*(?:GT|Groupe(?:\s+de\s+travail)?|Pôle|Atelier)\s+(?:«\s*)?\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    [GeneratedRegex(@"https?://|\bwww\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Site();

    [GeneratedRegex(@"\bplate-?forme|\bportail|\bgéoportail|\bcatalogue|\bIDG\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Platform();
}
