using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>Fiches that no rule was written for: whole ones, cut ones, other regions, other orders, other ways of setting titles.</summary>
public class InventedFicheTests
{
    private const string Frequency = "http://publications.europa.eu/resource/authority/frequency/";

    private const string Complete = """
        |  | Dispositifs régionaux de coordination | Date de mise à jour : |
        |--|--|--|
        | <b>PAYS DE LA LOIRE</b> | | 12/03/2024 |

        # Présentation

        ## Les principaux acteurs de l'information géolocalisée sur le territoire

        Région Pays de la Loire, DREAL, départements, syndicats d'énergie, SIG-Atlantique et associations.

        ## Les enjeux en matière d'information géolocalisée

        Enjeux prioritaires : PCRS, OCS GE, LiDAR HD.

        Enjeux secondaires : mobilités, énergie et risques naturels.

        # Dispositif régional de coordination

        - Cadre général

        La coordination est organisée par la Région et l'Etat. Elle est formalisée par une convention de partenariat signée entre la Région
        Pays de la Loire et la Préfecture de la région Pays de la Loire. Elle s'appuie sur la loi NOTRe.

        - Membres des instances de gouvernance

        Le comité de pilotage réunit la Région Pays de la Loire, la DREAL, l'IGN et les départements.

        - Organisation du dispositif

        Le comité de pilotage se réunit deux fois par an. Le GT PCRS est piloté par le Cerema.

        # Plateformes d'informations géographiques sur le territoire

        - GéoPaL (https://www.geopal.org/) regroupant la Région, les départements et les EPCI ;

        - SIGLoire, opérée par la DREAL Pays de la Loire ;

        - Atlas Ligérien (https://atlas.example.org/) rassemblant les communes.

        # Correspondants du CNIG

        Marie DURAND, représentante de la Région Pays de la Loire, marie.durand@region.example

        Jean-Paul Le Goff (DREAL Pays de la Loire)

        # Rédacteurs de la fiche

        Marie DURAND
        """;

    [Theory]
    [InlineData("http://id.insee.fr/geo/region/52 cnig:acteurPrincipal organisation/region-pays-de-la-loire")]
    [InlineData("http://id.insee.fr/geo/region/52 cnig:acteurPrincipal voc/acteur/departement")]
    [InlineData("http://id.insee.fr/geo/region/52 cnig:acteurPrincipal organisation/sig-atlantique")]
    [InlineData("enjeu/52/lidar-hd cnig:rang voc/rang/prioritaire")]
    [InlineData("enjeu/52/risques cnig:rang voc/rang/secondaire")]
    [InlineData("dispositif/52 cnig:organisePar voc/acteur/region")]
    [InlineData("dispositif/52 cnig:organisePar voc/acteur/etat")]
    [InlineData("dispositif/52 cnig:formalisation voc/formalisation/formalise")]
    [InlineData("dispositif/52 cnig:formalisePar acte/52/convention-de-partenariat")]
    [InlineData("dispositif/52 cnig:signataire organisation/prefecture-de-la-region-pays-de-la-loire")]
    [InlineData("dispositif/52 cnig:fondementJuridique texte/loi-notre")]
    [InlineData("instance/52/comite-de-pilotage org:hasMember organisation/ign")]
    [InlineData("instance/52/comite-de-pilotage cnig:categorieMembre voc/acteur/dreal")]
    [InlineData($"instance/52/comite-de-pilotage cnig:frequence {Frequency}ANNUAL_2")]
    [InlineData("instance/52/gt-pcrs cnig:pilotePar organisation/cerema")]
    [InlineData("plateforme/geopal foaf:homepage https://www.geopal.org/")]
    [InlineData("plateforme/geopal cnig:public voc/acteur/epci")]
    [InlineData("plateforme/sigloire cnig:operateur organisation/dreal-pays-de-la-loire")]
    [InlineData("plateforme/atlas-ligerien cnig:public voc/acteur/commune")]
    [InlineData("poste/correspondant-cnig/52 org:heldBy personne/marie-durand")]
    [InlineData("personne/marie-durand cnig:represente organisation/region-pays-de-la-loire")]
    [InlineData("personne/jean-paul-le-goff org:memberOf organisation/dreal-pays-de-la-loire")]
    [InlineData("fiche/52/2024-03-12 dct:creator personne/marie-durand")]
    public void Extract_CompleteFiche_SaysWhatItSays(string statement) => Assert.Contains(statement, Said(Complete));

    [Fact]
    public void Extract_CompleteFiche_HasNoFragmentAndEverySection()
    {
        FicheReading fiche = Read(Complete).Fiches.Single();
        Assert.False(fiche.IsCropped);
        Assert.Empty(fiche.Fragments);
        Assert.All(fiche.Sections, section => Assert.Equal(FieldState.Stated, section.State));
    }

    [Fact]
    public void Extract_SectionsInAnotherOrderAndTitlesInBold_AreFound()
    {
        const string Reordered = """
            # Fiche Grand Est

            Date de mise à jour : 3 avril 2024

            **Plateformes d'informations géographiques sur le territoire**

            DataGrandEst (https://www.datagrandest.fr) regroupe les services de l'Etat et les collectivités.

            **Correspondants du CNIG :** Paul MARTIN, DREAL Grand Est

            **Les enjeux en matière d'information géolocalisée :** OCS GE, forêt, littoral

            **Cadre général :** La coordination est animée par la Région Grand Est. Elle n'est pas formalisée.

            **Divers**

            Le secrétariat répond le mardi.
            """;
        DocumentReading reading = Read(Reordered);
        HashSet<string> said = Said(Reordered);
        Assert.Contains("fiche/44/2024-04-03 dct:modified \"2024-04-03\"", said);
        Assert.Contains("plateforme/datagrandest cnig:public voc/acteur/service-de-l-etat", said);
        Assert.Contains("poste/correspondant-cnig/44 org:heldBy personne/paul-martin", said);
        Assert.Contains("enjeu/44/littoral cnig:enjeu voc/enjeu/littoral", said);
        Assert.Contains("dispositif/44 cnig:animePar organisation/region-grand-est", said);
        Assert.Contains("dispositif/44 cnig:formalisation voc/formalisation/non-formalise", said);
        Assert.DoesNotContain(said, line => line.Contains("secrétariat", StringComparison.Ordinal));
        Assert.Contains(reading.Warnings, warning => warning.Contains("Divers", StringComparison.Ordinal));
    }

    [Fact]
    public void Extract_CutFiche_FlagsItsLinesAndCompletesNothing()
    {
        const string Cut = """
            |  | Dispositifs régionaux de coordination | Date de mise à jour : |
            |--|--|--|
            | <b>CORSE</b> | | 01/02/2023 |

            #### Présentation

            Les principaux acteurs de l'inform

            Collectivité de Corse, DREAL, Offi

            Les enjeux en matière d'informati

            littoral, PCRS, forêt, orthophotogra

            Dispositif régional de coord

            - Membres des instances de g

            Collectivité de Corse, IGN, CERE

            - Organisation du dispositif

            Comité de pilotage semestriel av

            assemblée générale annuelle.
            """;
        DocumentReading reading = Read(Cut);
        HashSet<string> said = Said(Cut);
        Assert.True(reading.Fiches.Single().IsCropped);
        Assert.Equal([7, 9, 11, 13, 15, 17, 19, 23], reading.Fiches.Single().Fragments.Select(passage => passage.Line));
        Assert.Contains("http://id.insee.fr/geo/region/94 cnig:acteurPrincipal organisation/collectivite-de-corse", said);
        Assert.Contains("enjeu/94/foret cnig:enjeu voc/enjeu/foret", said);
        Assert.Contains($"instance/94/comite-de-pilotage cnig:frequence {Frequency}ANNUAL_2", said);
        Assert.Contains($"instance/94/assemblee-generale cnig:frequence {Frequency}ANNUAL", said);
        Assert.DoesNotContain(said, line => line.Contains("orthophotographie", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("organisation/cerema", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("office", StringComparison.Ordinal));
    }

    [Fact]
    public void Extract_SameFicheWholeAndCut_SaysNothingMoreWhenCut()
    {
        string[] lines = [.. Complete.Split('\n')];
        string cut = string.Join('\n', lines.Select(line => line.Length > 34 && !line.StartsWith('|') ? line[..34].TrimEnd() : line));
        Assert.True(Read(cut).Fiches.Single().IsCropped);
        HashSet<string> whole = Said(Complete);
        string[] compared =
            ["cnig:acteurPrincipal", "cnig:enjeu", "org:hasMember", "cnig:signataire", "org:heldBy", "cnig:frequence", "cnig:operateur"];
        IEnumerable<string> more = Said(cut).Except(whole).Where(line => compared.Contains(line.Split(' ')[1]));
        Assert.Empty(more);
    }

    [Fact]
    public void Extract_FicheWithoutDate_WarnsAndReadsTheRest()
    {
        DocumentReading reading = Read("""
            |  | Dispositifs régionaux de coordination |
            |--|--|
            | MAYOTTE | |

            Présentation

            Les principaux acteurs de l'information géolocalisée sur le territoire :

            DEAL, communes
            """);
        Assert.Null(reading.Fiches.Single().Date);
        Assert.Contains(reading.Warnings, warning => warning.Contains("date de mise à jour", StringComparison.Ordinal));
    }

    [Fact]
    public void Extract_DocumentWithoutFiche_GivesWhatItSays()
    {
        const string Note = """
            # Note du comité

            ## Constats

            - Le GT adresse piloté par l'IGN vise à harmoniser les bases.

            ## Propositions

            - Créer un guide commun.
            """;
        DocumentReading reading = Read(Note);
        Assert.Empty(reading.Fiches);
        Assert.Contains("instance/gt-adresse cnig:pilotePar organisation/ign", Said(Note));
        Assert.Contains(reading.Statements, statement => CompactNames.Of(statement.Object) == "voc/enonce/proposition");
    }

    [Fact]
    public void Extract_EmptyDocument_GivesAnEmptyReading() => Assert.Empty(Read(string.Empty).Statements);

    private static DocumentReading Read(string markdown) => DocumentPipeline.Extract(TestData.Markdown(markdown), TestData.Authority);

    private static HashSet<string> Said(string markdown) =>
    [
        .. Read(markdown).Statements.Select(statement =>
            $"{CompactNames.Of(statement.Subject)} {CompactNames.Of(statement.Predicate)} {CompactNames.Of(statement.Object)}"),
    ];
}
