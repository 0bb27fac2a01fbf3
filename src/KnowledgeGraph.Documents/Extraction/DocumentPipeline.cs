using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The way in: from a file to everything that it says.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class DocumentPipeline
{
    /// <summary>The most fiches of a document: there are 18 regions.</summary>
    public const int MaxFiches = 500;

    /// <summary>Reads a document of any format: its fiches section by section, and what the rest of it says.</summary>
    /// <exception cref="DocumentException">The file cannot be read; the message names the file and the line.</exception>
    public static DocumentReading Extract(SourceFile file, AuthorityData authority) => Extract(DocumentReader.Read(file), authority);

    /// <summary>The same of a document whose blocks have been read.</summary>
    public static DocumentReading Extract(SourceDocument document, AuthorityData authority, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(authority);
        List<FicheRange> ranges = new FicheLocator(document, authority.Template, authority).Find();
        if (ranges.Count > MaxFiches) throw DocumentLimit.TooMany(MaxFiches, "fiches", "fiches", document.File.Name);
        Lexicon lexicon = LexiconOf(document, ranges, authority);
        List<FicheReader> readers = [.. ranges.Select(range => new FicheReader(document, authority, lexicon, range))];
        HashSet<TextBlock> lineWise = [.. readers.SelectMany(reader => reader.LineWise)];
        var passages = new PassageBook(document, lineWise.Contains);

        string key = KeyOf(document.File.Name);
        var builder = new ReadingBuilder(document, key, authority, passages, cancellationToken);
        List<FicheReading> fiches = [.. readers.Select(reader => reader.Read(passages))];
        Dictionary<Passage, Iri> parts = [];
        var furniture = new PageFurniture(document, ranges.Count > 0 ? ranges[0].First : document.Blocks.Count);
        List<OutlineSection> sections = Outline.Build(builder, ranges, furniture);
        DeckExtractor.Extract(builder, sections, furniture, parts);
        foreach (FicheReading fiche in fiches) FicheExtractor.Extract(builder, fiche, parts);
        if (sections.Count == 0 && fiches.Count > 0)
        {
            builder.Say(builder.DocumentIri, Dct.Type, Voc.Of("document/fiche"), fiches[0].RegionPassage.Span);
        }
        return new DocumentReading
        {
            Document = document,
            Iri = builder.DocumentIri,
            Key = key,
            Sections = sections,
            Fiches = fiches,
            Passages = passages.Passages,
            Statements = builder.Statements,
            Notes = builder.Notes,
            Parts = parts,
            Warnings = [.. Warnings(fiches)],
        };
    }

    /// <summary>The key of a document in the graph: its name without the extension, as a slug.</summary>
    public static string KeyOf(string fileName) => Slug.Of(Path.GetFileNameWithoutExtension(fileName));

    /// <summary>The words of the document and of all known names, the last words of the lines of fiches apart: those may be cut.</summary>
    private static Lexicon LexiconOf(SourceDocument document, List<FicheRange> ranges, AuthorityData authority)
    {
        HashSet<TextSpan> doubtful = [.. ranges.SelectMany(range => FicheReader.LastWords(document, range))];
        return new Lexicon(Tokenizer.Tokenize(document.Text)
            .Where(token => !doubtful.Contains(new TextSpan(token.Start, token.End)))
            .Select(token => token.Folded)
            .Concat(authority.Words));
    }

    private static IEnumerable<string> Warnings(List<FicheReading> fiches)
    {
        foreach (FicheReading fiche in fiches)
        {
            string name = fiche.Region.Label;
            if (fiche.WrittenDate is null)
            {
                yield return $"ligne {fiche.RegionPassage.Line} : la fiche {name} ne porte pas de date de mise à jour lisible ; publiée sans date";
            }
            else if (fiche.Date is null)
            {
                string missing = fiche.HasYear ? "son jour" : "son année";
                yield return $"ligne {fiche.DatePassage!.Line} : la date de mise à jour de la fiche {name} ({fiche.WrittenDate}) est donnée sans {missing}";
            }
            if (fiche.Fragments.Count > 0)
            {
                int count = fiche.Fragments.Count;
                yield return $"ligne {fiche.Fragments[0].Line} : la fiche {name} est coupée ; lignes publiées comme fragments : {count}";
            }
            foreach (Passage title in fiche.UnknownTitles)
            {
                yield return $"ligne {title.Line} : le titre « {title.Exact} » n'est pas une rubrique du modèle";
            }
        }
    }
}
