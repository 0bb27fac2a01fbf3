using System.Text;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>Values of the European Union's authority tables and the media types that go with them, the frequent ones first.</summary>
internal static class CodeLists
{
    private const string Authority = "<http://publications.europa.eu/resource/authority/";

    public static readonly byte[][] Themes =
        Names("data-theme/", "ENVI GOVE REGI TRAN SOCI ECON AGRI EDUC ENER HEAL JUST TECH INTR");

    public static readonly byte[][] Formats =
        Names("file-type/", "CSV JSON SHP ZIP GEOJSON XLSX PDF XML GPKG WMS_SRVC WFS_SRVC KML ODS HTML GML TIFF PARQUET RDF_TURTLE TXT GRID");

    public static readonly byte[][] MediaTypes =
        [
            .. "text/csv application/json application/x-shapefile application/zip application/geo+json application/vnd.ms-excel application/pdf application/xml"
                .Split(' ').Select(type => Encoding.UTF8.GetBytes($"<http://www.iana.org/assignments/media-types/{type}>")),
        ];

    public static readonly byte[][] Licenses =
        [
            .. Names("licence/", "LO_2_0 ODBL CC_BY_4_0 CC0 CC_BYSA_4_0"),
            "<https://www.etalab.gouv.fr/licence-ouverte-open-licence>"u8.ToArray(),
        ];

    public static readonly byte[][] Frequencies =
        Names("frequency/", "ANNUAL IRREG UNKNOWN MONTHLY DAILY QUARTERLY WEEKLY CONT NEVER TRIENNIAL");

    public static readonly byte[][] AccessRights = Names("access-right/", "PUBLIC RESTRICTED NON_PUBLIC");

    public static readonly byte[][] Languages = Names("language/", "FRA ENG BRE COS OCI");

    private static byte[][] Names(string table, string codes) =>
        [.. codes.Split(' ').Select(code => Encoding.UTF8.GetBytes($"{Authority}{table}{code}>"))];
}
