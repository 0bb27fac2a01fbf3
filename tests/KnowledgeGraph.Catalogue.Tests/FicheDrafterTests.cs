using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Drafting;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Drafting;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>What a graph says of a region, written as a fiche, says the same when it is read again.</summary>
public sealed partial class FicheDrafterTests : IDisposable
{
    private const string Fiche = """
        |  | Dispositifs régionaux de coordination | Date de mise à jour : |
        |--|--|--|
        | **PAYS DE LA LOIRE** | | 12/03/2024 |

        # Présentation

        ## Les principaux acteurs de l'information géolocalisée sur le territoire

        Région Pays de la Loire, DREAL, départements,
        syndicats d'énergie, SIG_Atlantique & associations.

        ## Données géographiques régionales de référence à forts enjeux

        Parcellaire. Enjeux prioritaires : PCRS, OCS GE, LiDAR HD.

        Enjeux secondaires : mobilités, énergie et risques naturels.

        # Dispositif régional de coordination

        ## Cadre général

        La coordination est organisée par la Région et l'Etat. Elle est formalisée par une convention de partenariat
        signée entre la Région Pays de la Loire et la Préfecture de la région Pays de la Loire. Elle s'appuie sur la loi NOTRe.

        ## Membres des instances de gouvernance

        Le comité de pilotage réunit la Région Pays de la Loire, la DREAL, l'IGN et les départements.

        En 2016, la Région Pays de la Loire a confié la réalisation d'une étude de définition du schéma régional au cabinet REALIA.
        Les objectifs étaient triples :

        - De prioriser les acquisitions de référentiels ;

        - De définir les coûts et les modes de financement ;

        - De mutualiser les efforts.

        ## Organisation du dispositif

        # Plateformes d'informations géographiques sur le territoire

        - GéoPaL (https://www.geopal.org/) regroupant la Région, les départements et les EPCI ;

        - SIGLoire, opérée par la DREAL Pays de la Loire ;

        - Atlas Ligérien (https://atlas.example.org/mon_atlas) rassemblant les communes.

        # Correspondants du CNIG

        Marie DURAND, représentante de la Région Pays de la Loire

        Jean-Paul Le Goff (DREAL Pays de la Loire)

        # Rédacteurs de la fiche : Marie DURAND
        """;

    private static readonly AuthorityData Authority = new GraphBuilder(RepositoryGraph.Options).LoadAuthority();

    private readonly string _data = Directory.CreateTempSubdirectory("kg-draft-tests-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    public void Draft_OfAFiche_WithItsDateFilledIn_SaysTheSame(string format)
    {
        SourceFile original = Original(Fiche);
        byte[] draft = FillInDate(format, Write(format, Draft(Fiche, "52")), "12/03/2024");
        DocumentReading again = Read(new SourceFile($"fiche.{format}", draft));
        Assert.Empty(again.Warnings);
        Assert.Equal(Said(Read(original)).Order(), Said(again).Order());
    }

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    public void Draft_Hints_AreNoAnswers(string format)
    {
        FicheReading fiche = Assert.Single(Read(new SourceFile($"fiche.{format}", Write(format, Draft(Fiche, "Pays de la Loire")))).Fiches);
        Assert.Null(fiche.Date);
        Assert.Equal("PAYS DE LA LOIRE", fiche.RegionPassage.Exact);
        FicheSection empty = Assert.Single(fiche.Sections, section => section.State == FieldState.NotStated);
        Assert.Equal("Organisation du dispositif", empty.LabelText);
    }

    [Fact]
    public void Draft_InWord_IsAValidDocument()
    {
        using var stream = new MemoryStream(Write("docx", Draft(Fiche, "52")));
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData("md")]
    [InlineData("docx")]
    public void Draft_CorrectionsOfEditors_AreCarriedOver_AndAreNoAnswers(string format)
    {
        using var data = new InventedData();
        data.WriteFiche("avant", "01/02/2024", "Enjeux prioritaires : PCRS, OCS GE", "La coordination est organisée par la DREAL.");
        data.Write("curation/essai.csv", """
            geste,sujet,propriete,valeur,forme,nouvelle_valeur,source,auteur,date,motif
            corriger,dispositif/06,cnig:organisePar,voc:acteur/dreal,,organisation/ign,https://example.org/d,Camille Exemple,2026-03-02,Dit au comité
            retirer,enjeu/06/ocs-ge,cnig:rang,voc:rang/prioritaire,,,,Camille Exemple,2026-03-02,Jamais décidé
            ajouter,enjeu/06/pcrs,rdfs:comment,Décidé en 2026,fr,,https://example.org/d,Camille Exemple,2026-03-02,Dit au comité
            confirmer,enjeu/06/pcrs,cnig:enjeu,voc:enjeu/pcrs,,,,Camille Exemple,2026-03-02,Vu
            """);
        data.Build();
        using Snapshot snapshot = data.Store.AcquireSnapshot();
        FicheDraft draft = new FicheDrafter(snapshot).Draft("06");
        string[] stakes = [.. draft.Sections.Single(section => section.Paragraphs.Contains("Enjeux prioritaires : PCRS, OCS GE")).Corrections.Order(StringComparer.Ordinal)];
        Assert.Equal(2, stakes.Length);
        Assert.StartsWith("Ajout d'un éditeur (Camille Exemple, 2026-03-02 : Dit au comité) : PCRS — Mayotte — ", stakes[0], StringComparison.Ordinal);
        Assert.StartsWith("Retrait d'un éditeur (Camille Exemple, 2026-03-02 : Jamais décidé) : OCS GE — Mayotte", stakes[1], StringComparison.Ordinal);
        string framework = Assert.Single(draft.Sections.Single(section => section.Title == "Cadre général").Corrections);
        Assert.Matches("^Correction d'un éditeur .* → .+", framework);

        DocumentReading again = Read(new SourceFile($"fiche.{format}", Write(format, draft)));
        Assert.DoesNotContain("Camille", again.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_TitleThatTheSourceCuts_IsThatOfTheTemplate()
    {
        string cut = Fiche.Replace("## Données géographiques régionales de référence à forts enjeux", "## Les enjeux en matière d'informa", StringComparison.Ordinal);
        Assert.Contains(Draft(cut, "52").Sections, section => section.Title == "Les enjeux en matière d'information géolocalisée" && section.Paragraphs.Count > 0);
    }

    [Fact]
    public void Draft_EmptySection_HasAHintWithAnExample()
    {
        DraftSection section = Assert.Single(Draft(Fiche, "52").Sections, section => section.Hint is not null);
        Assert.Equal("Organisation du dispositif", section.Title);
        Assert.StartsWith("À remplir.", section.Hint, StringComparison.Ordinal);
        Assert.Contains("Exemple : «", section.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_CutSection_QuotesTheFragment_AndAnswersNothing()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        new GraphBuilder(RepositoryGraph.Options).Build(store, TestContext.Current.CancellationToken);
        using Snapshot snapshot = store.AcquireSnapshot();
        FicheDraft draft = new FicheDrafter(snapshot).Draft("OCCITANIE");
        DraftSection section = draft.Sections.Single(section => section.Title == "Cadre général");
        Assert.Empty(section.Paragraphs);
        Assert.Contains("« La coordination est organisée pa »", section.Hint, StringComparison.Ordinal);
        Assert.Contains("05/10/2022", section.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_RegionWithoutFiche_IsTheEmptyTemplate()
    {
        FicheDraft draft = Draft(Fiche, "mayotte");
        Assert.Equal("Mayotte", draft.Region);
        Assert.Equal(10, draft.Sections.Count);
        Assert.All(draft.Sections, section => Assert.Empty(section.Paragraphs));
    }

    [Fact]
    public void Draft_UnknownRegion_SaysWhatToGive()
    {
        KnowledgeGraphException error = Assert.Throws<KnowledgeGraphException>(() => Draft(Fiche, "Atlantide"));
        Assert.Contains("INSEE", error.Message, StringComparison.Ordinal);
    }

    private FicheDraft Draft(string fiche, string region)
    {
        Directory.CreateDirectory(Path.Combine(_data, "sources"));
        File.WriteAllText(Path.Combine(_data, "sources", "fiche.md"), fiche);
        if (!Directory.Exists(Path.Combine(_data, "authority")))
        {
            Directory.CreateSymbolicLink(Path.Combine(_data, "authority"), Path.Combine(RepositoryGraph.Options.DataDirectory, "authority"));
        }
        using QuadStore store = QuadStore.CreateInMemory();
        new GraphBuilder(RepositoryGraph.Options with { DataDirectory = _data }).Build(store, TestContext.Current.CancellationToken);
        using Snapshot snapshot = store.AcquireSnapshot();
        return new FicheDrafter(snapshot).Draft(region);
    }

    private static byte[] Write(string format, FicheDraft draft)
    {
        using var output = new MemoryStream();
        if (format == "docx") DraftWriter.WriteWord(draft, output);
        else DraftWriter.WriteMarkdown(draft, output);
        return output.ToArray();
    }

    /// <summary>Does what an editor does: in Word, what is typed takes the place of the prompt.</summary>
    private static byte[] FillInDate(string format, byte[] draft, string date)
    {
        if (format == "md")
        {
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(draft).Replace("<!-- jour/mois/année -->", date, StringComparison.Ordinal));
        }
        using var stream = new MemoryStream();
        stream.Write(draft);
        using (WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            SdtRun control = document.MainDocumentPart!.Document!.Descendants<SdtRun>().Single();
            control.SdtProperties!.GetFirstChild<ShowingPlaceholder>()!.Remove();
            control.Descendants<Text>().Single().Text = date;
        }
        return stream.ToArray();
    }

    private static SourceFile Original(string fiche) => new("fiche.md", Encoding.UTF8.GetBytes(fiche));

    private static DocumentReading Read(SourceFile file) => DocumentPipeline.Extract(file, Authority);

    /// <summary>What the fiche says: not where its words stand, nor where the source breaks its lines.</summary>
    private static HashSet<string> Said(DocumentReading reading) =>
    [
        .. reading.Statements
            .Where(statement => !statement.Subject.Value.Contains("/passage/", StringComparison.Ordinal))
            .Select(statement => Offsets().Replace($"{statement.Subject} {statement.Predicate} {statement.Object}", "/passage/…")),
    ];

    [GeneratedRegex(@"/passage/fiche/\d+-\d+")]
    private static partial Regex Offsets();
}
