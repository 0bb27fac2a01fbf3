using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>French titles, descriptions, keywords and names of places, with their accents; words of skewed frequency.</summary>
internal static class French
{
    private static readonly byte[][] Words = Text.Words(
        "de la et les des en du données le sur par à pour est géographique dans commune qui sont territoire région au département "
        + "une jeu localisation collectivité aux réseau public périmètre établissement zone cartographie réalisé échelle espaces naturels "
        + "urbanisme mise jour inventaire état communes forêt eau risque inondation voirie référentiel adresse bâtiments parcelles cadastre "
        + "équipements école mobilité transport arrêt ligne horaire vélo itinéraires énergie consommation électricité qualité air mesure "
        + "station hydrologie cours rivière littoral trait côte occupation sol agriculture îlots culture biologique élevage vignoble "
        + "patrimoine monument archéologie musée bibliothèque santé médecin hôpital élection résultats bureau vote budget subvention "
        + "marché délibération déchets collecte déchèterie arbre végétation biodiversité espèce protégée habitat corridor trame verte "
        + "bleue altimétrie lidar orthophotographie millésime précision métrique projection Lambert géométrie polygone linéaire ponctuel "
        + "attribut identifiant nomenclature norme géostandard validé CNIG contrôle qualité producteur diffusion licence ouverte "
        + "téléchargement service moissonnage métadonnées inspire thème annexe interopérabilité façade numérisation plan local sursol "
        + "conchyliculture œuvre cœur maïs Noël aiguë ambiguïté garçonnière pêche évènementiel bruit éclairage");

    private static readonly byte[][] Subjects = Text.Words(
        "Adresses;Plan local d’urbanisme;Occupation du sol;Réseau routier;Zones inondables;Arrêts de transport;Sites Natura 2000;"
        + "Bâtiments publics;Comptages vélo;Qualité de l’air;Forêts domaniales;Cadastre;Servitudes d’utilité publique;Points d’apport volontaire;"
        + "Établissements scolaires;Équipements sportifs;Trait de côte;Orthophotographie;Modèle numérique de terrain;Cours d’eau;"
        + "Stations hydrométriques;Monuments historiques;Budget primitif;Délibérations;Subventions aux associations;Marchés publics;"
        + "Résultats des élections;Prénoms des nouveau-nés;Arbres remarquables;Bornes de recharge;Stationnement;Itinéraires de randonnée;"
        + "Éoliennes;Consommation d’énergie;Îlots de culture;Vignobles;Carrières;Captages d’eau potable;Zones de bruit;Éclairage public;"
        + "Plan corps de rue simplifié;Géologie;Zones humides;Trame verte et bleue;Aires protégées;Conchyliculture;Ports de plaisance;"
        + "Phares et balises;Loi littoral;Schéma de cohérence territoriale", ';');

    private static readonly byte[][] English = Text.Words(
        "Addresses;Local town plan;Land use;Road network;Flood zones;Public transport stops;Natura 2000 sites;Public buildings;"
        + "Bicycle counts;Air quality;State forests;Cadastre", ';');

    private static readonly byte[][] PlaceStems = Text.Words(
        "Saint-Étienne Saint-Léger Villeneuve Châteauneuf Beaumont Montréal Orléans Évreux Besançon Béziers Crécy Épinay Fécamp Gérardmer "
        + "Hérouville Île-d’Yeu Jouy Le-Mée Mâcon Nîmes Ornans Pontivy Quimperlé Rosporden Sées Thônes Uzès Vénissieux Yvetôt Aÿ Bréhal "
        + "Castelnau Décines Ermont Fère Guérande Hyères Joué Lézignan Mézières");

    private static readonly byte[][] PlaceEndings = Text.Words(
        ";-sur-Mer;-sur-Loire;-sur-Rhône;-les-Bains;-en-Forêt;-le-Vieux;-la-Chapelle;-sous-Bois;-lès-Avignon;-sur-Saône;-en-Bresse;-l’Abbaye;"
        + "-aux-Fées;-d’Oléron;-du-Gard;-de-Bretagne;-en-Caux;-sur-Orne;-la-Forêt", ';');

    private static readonly byte[][] OrganisationKinds = Text.Words(
        "Commune de;Communauté de communes de;Département de;Région;Syndicat mixte de;Agence d’urbanisme de;Métropole de;Office de tourisme de;"
        + "Parc naturel régional de;Direction départementale des territoires de", ';');

    /// <summary>How many different subjects a title can have.</summary>
    public static int SubjectCount => Subjects.Length;

    /// <summary>Adds the name of a place: each number has its own.</summary>
    public static Text AddPlace(this Text text, int place)
    {
        (int rest, int stem) = Math.DivRem(place, PlaceStems.Length);
        (int number, int ending) = Math.DivRem(rest, PlaceEndings.Length);
        text.Add(PlaceStems[stem]).Add(PlaceEndings[ending]);
        return number == 0 ? text : text.Add(" "u8).Add(number + 1);
    }

    /// <summary>Adds a title such as <c>Zones inondables de Nîmes, 2019</c>.</summary>
    public static Text AddTitle(this Text text, int subject, int place, int year) =>
        text.Add(Subjects[subject]).Add(" de "u8).AddPlace(place).Add(", "u8).Add(year);

    /// <summary>Adds the same title in English.</summary>
    public static Text AddEnglishTitle(this Text text, int subject, int place, int year) =>
        text.Add(English[subject % English.Length]).Add(" of "u8).AddPlace(place).Add(", "u8).Add(year);

    /// <summary>Adds the name of an organisation.</summary>
    public static Text AddOrganisation(this Text text, int organisation) =>
        text.Add(OrganisationKinds[organisation % OrganisationKinds.Length]).Add(" "u8).AddPlace(organisation);

    /// <summary>Adds words of skewed frequency.</summary>
    public static Text AddWords(this Text text, ref Dice dice, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Add(" "u8);
            text.Add(Words[dice.Skewed(Words.Length)]);
        }
        return text;
    }

    /// <summary>Adds a keyword: the frequent ones are one word, the others two.</summary>
    public static Text AddKeyword(this Text text, int keyword)
    {
        (int second, int first) = Math.DivRem(keyword, Words.Length);
        text.Add(Words[^(first + 1)]);
        return second == 0 ? text : text.Add(" "u8).Add(Words[second]);
    }
}
