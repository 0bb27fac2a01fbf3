using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>What sentences say, whatever stands around them: each rule on running text has a sentence of its own here.</summary>
public class ProseTests
{
    private const string Frequency = "cnig:frequence http://publications.europa.eu/resource/authority/frequency/";

    [Theory]
    [InlineData("L'Observatoire agricole et forestier du Morvan (OAFM) fédère les chambres.", "organisation/observatoire-agricole-et-forestier-du-morvan")]
    [InlineData("Le Centre alpin de géomatique des Écrins produit des données.", "organisation/centre-alpin-de-geomatique-des-ecrins")]
    [InlineData("L'Agence régionale de la forêt et du bois (ARFB), la DREAL et l'IGN produisent des données.", "organisation/agence-regionale-de-la-foret-et-du-bois")]
    [InlineData("Parmi les producteurs figurent la DREAL, l'IGN et le Centre\nalpin de géomatique des Écrins.", "organisation/centre-alpin-de-geomatique-des-ecrins")]
    public void Actors_WhoseNamesGoOnInSmallLetters_AreNamedInFull(string sentence, string actor) =>
        Assert.Contains($"http://id.insee.fr/geo/region/27 cnig:acteurPrincipal {actor}", Said("## Les principaux acteurs", sentence));

    [Fact]
    public void ActorsAfterAnEt_AreNotTakenForAPartOfTheNameBefore() =>
        Assert.Contains(
            "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal voc/acteur/syndicat-d-energie",
            Said("## Les principaux acteurs", "L'Agence de la forêt (ADFO) et les syndicats d'énergie produisent des données."));

    [Theory]
    [InlineData("Un comité de préfiguration se réunit chaque mois.", "instance/27/comite-de-prefiguration " + Frequency + "MONTHLY")]
    [InlineData("Le comité de bassin : deux séances par an.", "instance/27/comite-de-bassin " + Frequency + "ANNUAL_2")]
    [InlineData("Le comité technique : trois réunions par an.", "instance/27/comite-technique " + Frequency + "ANNUAL_3")]
    [InlineData("Le bureau se tient deux fois l'an.", "instance/27/bureau " + Frequency + "ANNUAL_2")]
    [InlineData("COTECH 2x/an", "instance/27/cotech " + Frequency + "ANNUAL_2")]
    [InlineData("Deux fois par an, la commission des données réunit la DREAL et l'IGN.", "instance/27/commission-des-donnees " + Frequency + "ANNUAL_2")]
    [InlineData("Un comité technique se tient chaque mois. La DREAL l'anime, et l'IGN et le Cerema y siègent.", "instance/27/comite-technique cnig:animePar voc/acteur/dreal")]
    [InlineData("Un comité technique se tient chaque mois. La DREAL l'anime, et l'IGN et le Cerema y siègent.", "instance/27/comite-technique org:hasMember organisation/cerema")]
    [InlineData("Le bureau se tient chaque mois. L'IGN en assure le pilotage.", "instance/27/bureau cnig:pilotePar organisation/ign")]
    [InlineData("La charte prévoit un bureau, réuni chaque mois, où siègent la DREAL, l'IGN et l'OFB.", "instance/27/bureau org:hasMember organisation/ofb")]
    [InlineData("Le comité technique a créé deux groupes : le GT « Haies », que pilote l'OFB, et le GT « Eau ».", "instance/27/gt-haies cnig:pilotePar organisation/ofb")]
    [InlineData("Un GT Friches industrielles devrait voir le jour en 2031.", "instance/27/gt-friches-industrielles cnig:etat voc/etat/projete")]
    [InlineData("Le dernier groupe, consacré aux vignes (GT Vignes), a été dissous en 2020.", "instance/27/gt-vignes cnig:etat voc/etat/termine")]
    [InlineData("Le GT Sols et climat est animé par l'INRAE.", "instance/27/gt-sols-et-climat cnig:animePar organisation/inrae")]
    [InlineData("L'ont signée : la DREAL, l'IGN et l'OFB.", "dispositif/27 cnig:signataire organisation/ofb")]
    [InlineData("Sont actifs, pilotes entre parenthèses : le GT Haies (OFB), le GT Eau (IGN).", "instance/27/gt-haies cnig:pilotePar organisation/ofb")]
    [InlineData("L'objectif du GT « Haies » est de planter dix arbres.", "instance/27/gt-haies cnig:objectif enonce/")]
    [InlineData("GT Haies : OFB + IGN copilotes", "instance/27/gt-haies cnig:pilotePar organisation/ign")]
    [InlineData("GT Haies (pil. OFB)", "instance/27/gt-haies cnig:pilotePar organisation/ofb")]
    [InlineData("GT Haies : clos fin 2028", "instance/27/gt-haies cnig:etat voc/etat/termine")]
    [InlineData("conv. de partenariat signée le 3 mai 2029 par la préf. de région et l'IGN", "dispositif/27 cnig:signataire voc/acteur/prefecture")]
    [InlineData("qui organise : l'IGN", "dispositif/27 cnig:organisePar organisation/ign")]
    [InlineData("L'IGN et l'OFB ont commandé au cabinet Vertigo une étude sur les haies.", "cnig:commanditaire organisation/ofb")]
    [InlineData("L'IGN a confié au cabinet Vertigo une étude sur les haies. Elle devait compter les arbres.", "cnig:prestataire organisation/vertigo")]
    [InlineData("L'IGN a confié au cabinet Vertigo une étude sur les haies. Elle devait compter les arbres.", "cnig:objectif enonce/")]
    [InlineData("Elle est formalisée par la Charte du réseau des haies vives, signée en 2029.", "dispositif/27 cnig:formalisePar acte/27/charte-du-reseau-des-haies-vives")]
    [InlineData("- Le GT Haies est piloté par l'OFB.", "instance/27/gt-haies cnig:pilotePar organisation/ofb")]
    [InlineData("La coordination n'a pas encore de cadre formel.", "dispositif/27 cnig:formalisation voc/formalisation/non-formalise")]
    public void Governance_InSentences_IsRead(string sentence, string statement) =>
        Assert.Contains(Said("## Organisation du dispositif", sentence), said => said.Contains(statement, StringComparison.Ordinal));

    [Theory]
    [InlineData("La plateforme GéoLot (https://geolot.example) montre les données. Le portail CartoSud a fermé en 2020.", "plateforme/cartosud cnig:etat voc/etat/termine")]
    [InlineData("GéoLot, que fait vivre l'OFB, est ouverte aux communes. Le portail CartoSud a fermé.", "plateforme/geolot cnig:operateur organisation/ofb")]
    [InlineData("GéoLot, que fait vivre l'OFB, est ouverte aux communes. Le portail CartoSud a fermé.", "plateforme/geolot cnig:public voc/acteur/commune")]
    [InlineData("GéoLot : https://geolot.example, pour les communes et l'OFB", "plateforme/geolot cnig:public voc/acteur/commune")]
    [InlineData("Infohaie 89 : https://infohaie.example, gérée par l'OFB", "plateforme/infohaie-89 cnig:operateur organisation/ofb")]
    [InlineData("L'Observatoire des haies, administré par l'OFB, publie des cartes : https://haies.example", "plateforme/observatoire-des-haies cnig:operateur organisation/ofb")]
    [InlineData("La plateforme GéoLot est gérée par l'AQZ pour le compte des communes.", "plateforme/geolot cnig:operateur organisation/aqz")]
    [InlineData("La plateforme régionale s'appelle GéoLot (https://geolot.example).", "plateforme/geolot foaf:homepage https://geolot.example")]
    public void Platforms_InSentences_AreRead(string sentence, string statement) => Assert.Contains(statement, Said("## Plateformes", sentence));

    [Theory]
    [InlineData("Odette LARUE représente l'OFB auprès du CNIG.", "personne/odette-larue cnig:represente organisation/ofb")]
    [InlineData("Dans cette région au long nom, la correspondante du conseil est M. Fabien\nLAVIGNE.", "poste/correspondant-cnig/27 org:heldBy personne/fabien-lavigne")]
    [InlineData("La présente fiche a été rédigée par Odette LARUE.", "dct:creator personne/odette-larue")]
    public void Correspondents_InSentences_AreRead(string sentence, string statement) =>
        Assert.Contains(Said("## Correspondants du CNIG", sentence), said => said.Contains(statement, StringComparison.Ordinal));

    [Theory]
    [InlineData("Le correspondant est Fabien LAVIGNE. Il a succédé en mars 2029 à Odette LARUE.", "org:heldBy personne/odette-larue")]
    [InlineData("La présente fiche a été rédigée par Odette LARUE.", "org:heldBy personne/odette-larue")]
    [InlineData("P. J. : une liste", "org:heldBy")]
    [InlineData("DREAL : poste vacant depuis le départ de Mme Odette LARUE", "org:heldBy")]
    [InlineData("Le correspondant est Fabien LAVIGNE.\n\nVeuillez agréer mes salutations.\n\nOdette LARUE", "org:heldBy personne/odette-larue")]
    public void Correspondents_WhoAreNone_AreNotRead(string text, string statement) =>
        Assert.DoesNotContain(Said("## Correspondants du CNIG", text), said => said.Contains(statement, StringComparison.Ordinal));

    [Fact]
    public void Stakes_AmongTheActors_AreOfTheirOwnSection()
    {
        IReadOnlyList<string> said = [.. Said("## Les acteurs", "La DREAL, l'IGN et l'OFB produisent des données.\n\nSont prioritaires l'adresse et les haies. L'orthophotographie a été évoquée, sans que les partenaires se prononcent.")];
        Assert.Contains("enjeu/27/adresse cnig:rang voc/rang/prioritaire", said);
        Assert.DoesNotContain(said, statement => statement.StartsWith("enjeu/27/orthophotographie cnig:rang", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("### A2. Quels sont les principaux acteurs de la donnée chez vous et autour de vous ?", "| Structure | Apport |\n|---|---|\n| OFB | relevés |\n| IGN | cartes |\n| Cerema | études |", "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ofb")]
    [InlineData("### B.3 Quels sont les enjeux ?", "| Thématique | Prioritaire | Secondaire |\n|---|---|---|\n| Adresse | X | |\n| Haies | | X |", "enjeu/27/adresse cnig:rang voc/rang/prioritaire")]
    [InlineData("### B.3 Quels sont les enjeux ?", "| Thématique | Prioritaire | Secondaire |\n|---|---|---|\n| Adresse | | X |\n| PCRS | X | |", "enjeu/27/adresse cnig:rang voc/rang/secondaire")]
    public void Questions_AboveTables_TellTheSection(string title, string table, string statement) => Assert.Contains(statement, Said(title, table));

    [Fact]
    public void ATable_AmongCutLines_IsReadByItsRows() =>
        Assert.Contains(
            "instance/27/assemblee-generale " + Frequency + "ANNUAL",
            Said("## Membres des instances de gouvernance", "La coordination est organisée par l'OFB, qui en assure le secrétari\n\n| Instance | Membres | Réunions |\n|---|---|---|\n| Assemblée générale | DREAL, IGN | une par an |"));

    [Fact]
    public void ActorsPartedByDashes_AreItemsOfAList() =>
        Assert.Contains("http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ign", Said("## Acteurs", "OFB - agences d'urba. - IGN"));

    [Fact]
    public void AnAcronym_IsTheNameBeforeIt() =>
        Assert.Contains("organisation/rohb skos:altLabel \"Réseau d'observation des haies bourguignonnes\"", Said("## Acteurs", "Y contribuent l'IGN et le ROHB (Réseau d'observation des haies bourguignonnes)."));

    [Fact]
    public void SentencesWithoutEnd_AreParted()
    {
        string text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"le comité {i}, "));
        List<TextSpan> sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length));
        Assert.All(sentences, sentence => Assert.InRange(sentence.Length, 1, 4001));
        Assert.Equal(text.Replace(" ", string.Empty), string.Concat(sentences.Select(sentence => text[sentence.Start..sentence.End])).Replace(" ", string.Empty));
    }

    [Fact]
    public void AFullStopOfAnAbbreviation_EndsNoSentence() =>
        Assert.Single(SentenceSplitter.Split("COTECH, anim. Cerema", new TextSpan(0, 20)));

    [Theory]
    [InlineData("La coordination est longtemps restée informelle.", "voc/formalisation/non-formalise")]
    [InlineData("Le comité technique s'appuie sur le GT « Haies », piloté par l'OFB.", "instance/27/comite-technique cnig:pilotePar")]
    [InlineData("Un comité technique se tient chaque mois. La DREAL ne l'anime pas.", "cnig:animePar")]
    [InlineData("Une convention a été rédigée en 2029 mais n'a pas été signée.", "cnig:formalisePar")]
    public void Governance_ThatASentenceDoesNotSay_IsNotRead(string sentence, string statement) =>
        Assert.DoesNotContain(Said("## Organisation du dispositif", sentence), said => said.Contains(statement, StringComparison.Ordinal));

    [Theory]
    [InlineData("**Acteurs.** La DREAL, l'IGN et l'OFB produisent des données.", "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ofb")]
    [InlineData("Acteurs. La DREAL, l'IGN et l'OFB produisent des données.", "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ofb")]
    [InlineData("**Les enjeux du moment.** Sont prioritaires l'adresse et les haies.", "enjeu/27/adresse cnig:rang voc/rang/prioritaire")]
    [InlineData("**Gouvernance.** Le bureau se réunit chaque mois.", "instance/27/bureau " + Frequency + "MONTHLY")]
    public void Titles_OnTheLineOfTheirText_TellTheSection(string text, string statement) => Assert.Contains(statement, Said("## Notes", text));

    [Theory]
    [InlineData("## Le contexte", "La DREAL, l'IGN, l'OFB et le Cerema produisent des données.", "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ofb")]
    [InlineData("## Qui est là", "La DREAL, l'IGN, l'OFB et le Cerema produisent des données.", "http://id.insee.fr/geo/region/27 cnig:acteurPrincipal organisation/ofb")]
    [InlineData("## Vers qui se tourner", "Correspondante du CNIG : Odette LARUE (DREAL), o.larue@dreal.example", "poste/correspondant-cnig/27 org:heldBy personne/odette-larue")]
    public void Sections_UnderOtherTitles_AreKnownByWhatTheySay(string title, string text, string statement) => Assert.Contains(statement, Said(title, text));

    [Fact]
    public void ADocumentThatAnswersSeveralSections_IsAFicheThoughNoHeaderSaysSo()
    {
        const string Letter = """
            # Bourgogne-Franche-Comté : notre façon de faire

            Texte arrêté le 3 avril 2030

            ## Qui est là

            La DREAL, l'IGN, l'OFB et le Cerema produisent des données.

            ## Ce que nous voulons

            L'adresse et les haies sont prioritaires.

            ## Nos habitudes

            Le comité technique se réunit chaque mois.

            ## Vers qui se tourner

            Correspondante du CNIG : Odette LARUE (DREAL), o.larue@dreal.example
            """;
        DocumentReading reading = DocumentPipeline.Extract(TestData.Markdown(Letter), TestData.Authority);
        Assert.Equal(new DateOnly(2030, 4, 3), reading.Fiches.Single().Date);
        Assert.Equal("27", reading.Fiches.Single().Region.Code);
    }

    [Fact]
    public void ALetterWithTitlesInBold_IsAFiche()
    {
        const string Letter = """
            Direction régionale de Bourgogne-Franche-Comté

            **Objet :** réponse à votre courrier

            **1. Qui est là**

            La DREAL, l'IGN, l'OFB et le Cerema produisent des données.

            **2. Ce que nous voulons**

            L'adresse et les haies sont prioritaires.

            **3. Nos habitudes**

            Le comité technique se réunit chaque mois.

            **4. Vers qui se tourner**

            Correspondante du CNIG : Odette LARUE (DREAL), o.larue@dreal.example

            Je vous prie d'agréer mes salutations.

            Fabien LAVIGNE
            """;
        DocumentReading reading = DocumentPipeline.Extract(TestData.Markdown(Letter), TestData.Authority);
        Assert.Equal("27", reading.Fiches.Single().Region.Code);
    }

    [Fact]
    public void ADocumentThatNamesARegion_IsNoFicheForThat()
    {
        const string Report = "# Visite en Bourgogne-Franche-Comté\n\n## Matin\n\nLa DREAL, l'IGN et l'OFB étaient là.\n\n## Soir\n\nLe comité technique se réunit chaque mois.\n";
        Assert.Empty(DocumentPipeline.Extract(TestData.Markdown(Report), TestData.Authority).Fiches);
    }

    private static HashSet<string> Said(string title, string text) =>
    [
        .. DocumentPipeline.Extract(TestData.Markdown($"# Fiche Bourgogne-Franche-Comté\n\nDate de mise à jour : 3 avril 2030\n\n{title}\n\n{text}\n"), TestData.Authority)
            .Statements.Select(statement => $"{CompactNames.Of(statement.Subject)} {CompactNames.Of(statement.Predicate)} {CompactNames.Of(statement.Object)}"),
    ];
}
