using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>The names: which actors, platforms and acronyms do the authority tables not know, and where is no person named?</summary>
internal static class NameChecks
{
    public static void Check(DocumentReading reading, FicheReading fiche, AuthorityData authority, LintFindings findings)
    {
        List<Statement> said = [.. reading.Statements.Where(statement => fiche.Span.Contains(statement.Evidence))];
        HashSet<string> unknown = UnknownThings(said, authority, findings);
        // Surnames are written in capitals too.
        foreach (Statement person in said.Where(statement => statement.Predicate == RdfVocabulary.Type && statement.Object == Foaf.Person))
        {
            unknown.UnionWith(NamesOf(said, person.Subject).SelectMany(Tokenizer.Tokenize).Select(token => token.Folded));
        }
        foreach (FicheSection section in fiche.Sections)
        {
            UnknownAcronyms(section, authority, unknown, findings);
            if (section.Units.Count > 0) PersonMissing(section, said, findings);
        }
    }

    /// <summary>Reports organisations and platforms that no table knows, once each, and gives the words of their names.</summary>
    private static HashSet<string> UnknownThings(List<Statement> said, AuthorityData authority, LintFindings findings)
    {
        HashSet<string> words = [];
        HashSet<Iri> bodies = [.. said.Where(IsBody).Select(statement => statement.Subject)];
        HashSet<Iri> reported = [];
        foreach (Statement statement in said.Where(statement => statement.Predicate == RdfVocabulary.Type))
        {
            bool isPlatform = statement.Object == Cnig.Plateforme;
            if (!isPlatform && (statement.Object != Org.Organization || bodies.Contains(statement.Subject))) continue;
            if (authority.Find(statement.Subject) is not null || !reported.Add(statement.Subject)) continue;
            string name = NamesOf(said, statement.Subject).FirstOrDefault() ?? findings.Document.TextOf(statement.Evidence);
            words.UnionWith(Tokenizer.Tokenize(name).Select(token => token.Folded));
            (string rule, string kind, string table) = isPlatform
                ? ("plateforme-inconnue", "La plateforme", "plateformes")
                : ("acteur-inconnu", "L'acteur", "organisations");
            findings.Add(
                LintSeverity.Information, rule, statement.Evidence.Start,
                $"{kind} « {name} » n'est pas dans la table des {table} : le nom sera publié tel que vous l'écrivez.",
                $"Vérifiez l'orthographe ; si le nom est nouveau, demandez son ajout à la table des {table}.");
        }
        return words;
    }

    private static bool IsBody(Statement statement) =>
        statement.Predicate == RdfVocabulary.Type
        && (statement.Object == Org.OrganizationalCollaboration || statement.Object == Org.OrganizationalUnit);

    private static IEnumerable<string> NamesOf(List<Statement> said, Iri thing) => said
        .Where(statement => statement.Subject == thing && (statement.Predicate == Foaf.Name || statement.Predicate == Rdfs.Label))
        .Select(statement => statement.Object).OfType<Literal>().Select(literal => literal.LexicalForm);

    /// <summary>Reports the acronyms that neither a table nor the text itself explains, once each.</summary>
    private static void UnknownAcronyms(FicheSection section, AuthorityData authority, HashSet<string> explained, LintFindings findings)
    {
        string text = findings.Document.Text;
        foreach (SectionUnit unit in section.Units)
        {
            if (!findings.Document.TextOf(unit.Span).Any(char.IsLower)) continue;
            List<NameMatch<KnownThing>> known = authority.Names.FindAll(text, unit.Span);
            List<TextToken> words = Tokenizer.Tokenize(text, unit.Span.Start, unit.Span.End);
            for (int i = 0; i < words.Count; i++)
            {
                TextToken word = words[i];
                var span = new TextSpan(word.Start, word.End);
                bool isHalf = (unit.IsCut && i == words.Count - 1) || (unit.IsHeadLost && i == 0);
                if (word.Shape != TokenShape.Capitals || isHalf || authority.Words.Contains(word.Folded)) continue;
                if (known.Exists(match => match.Span.Overlaps(span)) || !explained.Add(word.Folded) || IsExpanded(text, span)) continue;
                findings.Add(
                    LintSeverity.Information, "sigle-inconnu", word.Start,
                    $"Le sigle « {text[word.Start..word.End]} » n'est expliqué ni par les tables ni par le texte : il reste un sigle.",
                    "Écrivez le nom complet à sa première apparition, suivi du sigle entre parenthèses.");
            }
        }
    }

    /// <summary>Whether an acronym stands in parentheses after a name, or before one in parentheses.</summary>
    private static bool IsExpanded(string text, TextSpan acronym)
    {
        bool after = acronym.Start > 0 && text[acronym.Start - 1] == '(' && acronym.End < text.Length && text[acronym.End] == ')';
        bool before = text.AsSpan(acronym.End).StartsWith(" (") || text.AsSpan(acronym.End).StartsWith("\u00A0(");
        return after || before;
    }

    private static void PersonMissing(FicheSection section, List<Statement> said, LintFindings findings)
    {
        Iri field = section.Field.Concept.Iri;
        bool wanted = field == Voc.RubriqueCorrespondants || field == Voc.RubriqueRedacteurs;
        if (!wanted || said.Exists(statement => statement.Object == Foaf.Person && section.Units.Any(unit => unit.Span.Contains(statement.Evidence))))
        {
            return;
        }
        findings.Add(
            LintSeverity.Information, "personne-non-reconnue", section.Units[0].Span.Start,
            $"Aucun nom de personne n'est reconnu sous « {section.Field.Concept.Label} ».",
            "Si une personne est désignée, mettez-la seule sur sa ligne : « Prénom NOM, fonction (organisme) ».");
    }
}
