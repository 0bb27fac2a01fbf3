namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>An invented fiche that answers every section of the template.</summary>
internal static class CompleteFiche
{
    public static IReadOnlyList<Piece> Pieces { get; } =
    [
        new(PieceKind.Table, "|Dispositifs régionaux de coordination|Date de mise à jour :\nPAYS DE LA LOIRE||12/03/2024"),
        new(PieceKind.Title, "Présentation"),
        new(PieceKind.Subtitle, "Les principaux acteurs de l'information géolocalisée sur le territoire"),
        new(PieceKind.Paragraph, "Région Pays de la Loire, DREAL, départements, syndicats d'énergie, SIG-Atlantique et associations."),
        new(PieceKind.Subtitle, "Les enjeux en matière d'information géolocalisée"),
        new(PieceKind.Paragraph, "Enjeux prioritaires : PCRS, OCS GE, LiDAR HD."),
        new(PieceKind.Paragraph, "Enjeux secondaires : mobilités, énergie et risques naturels."),
        new(PieceKind.Title, "Dispositif régional de coordination"),
        new(PieceKind.Subtitle, "Cadre général"),
        new(PieceKind.Paragraph, "La coordination est organisée par la Région et l'Etat. Elle est formalisée par une convention de partenariat "
            + "signée entre la Région Pays de la Loire et la Préfecture de la région Pays de la Loire. Elle s'appuie sur la loi NOTRe."),
        new(PieceKind.Subtitle, "Membres des instances de gouvernance"),
        new(PieceKind.Paragraph, "Le comité de pilotage réunit la Région Pays de la Loire, la DREAL, l'IGN et les départements."),
        new(PieceKind.Subtitle, "Organisation du dispositif"),
        new(PieceKind.Paragraph, "Le comité de pilotage se réunit deux fois par an. Le GT PCRS est piloté par le Cerema."),
        new(PieceKind.Title, "Plateformes d'informations géographiques sur le territoire"),
        new(PieceKind.Item, "GéoPaL (https://www.geopal.org/) regroupant la Région, les départements et les EPCI ;"),
        new(PieceKind.Item, "SIGLoire, opérée par la DREAL Pays de la Loire ;"),
        new(PieceKind.Item, "Atlas Ligérien (https://atlas.example.org/) rassemblant les communes."),
        new(PieceKind.Title, "Correspondants du CNIG"),
        new(PieceKind.Paragraph, "Marie DURAND, représentante de la Région Pays de la Loire"),
        new(PieceKind.Paragraph, "Jean-Paul Le Goff (DREAL Pays de la Loire)"),
        new(PieceKind.Title, "Rédacteurs de la fiche"),
        new(PieceKind.Paragraph, "Marie DURAND"),
    ];

    /// <summary>The fiche in a format, by its extension.</summary>
    public static byte[] As(string format) => format switch
    {
        "md" => TextFormats.Markdown(Pieces),
        "html" => TextFormats.Html(Pieces),
        "odt" => TextFormats.Odt(Pieces),
        "csv" => TextFormats.Csv(Pieces),
        "docx" => OfficeFormats.Docx(Pieces),
        "pptx" => OfficeFormats.Pptx(Pieces),
        "xlsx" => OfficeFormats.Xlsx(Pieces),
        _ => PdfFormat.Write(Pieces),
    };
}
