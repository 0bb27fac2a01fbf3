namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>The IRIs of the catalogue as N-Triples writes them.</summary>
internal static class Vocabulary
{
    public static ReadOnlySpan<byte> Type => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"u8;
    public static ReadOnlySpan<byte> Label => "<http://www.w3.org/2000/01/rdf-schema#label>"u8;
    public static ReadOnlySpan<byte> SameAs => "<http://www.w3.org/2002/07/owl#sameAs>"u8;

    public static ReadOnlySpan<byte> Title => "<http://purl.org/dc/terms/title>"u8;
    public static ReadOnlySpan<byte> Description => "<http://purl.org/dc/terms/description>"u8;
    public static ReadOnlySpan<byte> Identifier => "<http://purl.org/dc/terms/identifier>"u8;
    public static ReadOnlySpan<byte> Publisher => "<http://purl.org/dc/terms/publisher>"u8;
    public static ReadOnlySpan<byte> Creator => "<http://purl.org/dc/terms/creator>"u8;
    public static ReadOnlySpan<byte> Issued => "<http://purl.org/dc/terms/issued>"u8;
    public static ReadOnlySpan<byte> Modified => "<http://purl.org/dc/terms/modified>"u8;
    public static ReadOnlySpan<byte> Subject => "<http://purl.org/dc/terms/subject>"u8;
    public static ReadOnlySpan<byte> Spatial => "<http://purl.org/dc/terms/spatial>"u8;
    public static ReadOnlySpan<byte> Temporal => "<http://purl.org/dc/terms/temporal>"u8;
    public static ReadOnlySpan<byte> Frequency => "<http://purl.org/dc/terms/accrualPeriodicity>"u8;
    public static ReadOnlySpan<byte> Language => "<http://purl.org/dc/terms/language>"u8;
    public static ReadOnlySpan<byte> License => "<http://purl.org/dc/terms/license>"u8;
    public static ReadOnlySpan<byte> AccessRights => "<http://purl.org/dc/terms/accessRights>"u8;
    public static ReadOnlySpan<byte> ConformsTo => "<http://purl.org/dc/terms/conformsTo>"u8;
    public static ReadOnlySpan<byte> Provenance => "<http://purl.org/dc/terms/provenance>"u8;
    public static ReadOnlySpan<byte> ProvenanceStatement => "<http://purl.org/dc/terms/ProvenanceStatement>"u8;
    public static ReadOnlySpan<byte> PeriodOfTime => "<http://purl.org/dc/terms/PeriodOfTime>"u8;
    public static ReadOnlySpan<byte> Location => "<http://purl.org/dc/terms/Location>"u8;
    public static ReadOnlySpan<byte> Replaces => "<http://purl.org/dc/terms/replaces>"u8;
    public static ReadOnlySpan<byte> IsPartOf => "<http://purl.org/dc/terms/isPartOf>"u8;
    public static ReadOnlySpan<byte> Relation => "<http://purl.org/dc/terms/relation>"u8;
    public static ReadOnlySpan<byte> Source => "<http://purl.org/dc/terms/source>"u8;
    public static ReadOnlySpan<byte> Format => "<http://purl.org/dc/terms/format>"u8;

    public static ReadOnlySpan<byte> Catalog => "<http://www.w3.org/ns/dcat#Catalog>"u8;
    public static ReadOnlySpan<byte> CatalogRecord => "<http://www.w3.org/ns/dcat#CatalogRecord>"u8;
    public static ReadOnlySpan<byte> Dataset => "<http://www.w3.org/ns/dcat#Dataset>"u8;
    public static ReadOnlySpan<byte> DatasetSeries => "<http://www.w3.org/ns/dcat#DatasetSeries>"u8;
    public static ReadOnlySpan<byte> Distribution => "<http://www.w3.org/ns/dcat#Distribution>"u8;
    public static ReadOnlySpan<byte> DataService => "<http://www.w3.org/ns/dcat#DataService>"u8;
    public static ReadOnlySpan<byte> HasCatalog => "<http://www.w3.org/ns/dcat#catalog>"u8;
    public static ReadOnlySpan<byte> HasRecord => "<http://www.w3.org/ns/dcat#record>"u8;
    public static ReadOnlySpan<byte> HasDataset => "<http://www.w3.org/ns/dcat#dataset>"u8;
    public static ReadOnlySpan<byte> HasDistribution => "<http://www.w3.org/ns/dcat#distribution>"u8;
    public static ReadOnlySpan<byte> InSeries => "<http://www.w3.org/ns/dcat#inSeries>"u8;
    public static ReadOnlySpan<byte> Keyword => "<http://www.w3.org/ns/dcat#keyword>"u8;
    public static ReadOnlySpan<byte> Theme => "<http://www.w3.org/ns/dcat#theme>"u8;
    public static ReadOnlySpan<byte> ContactPoint => "<http://www.w3.org/ns/dcat#contactPoint>"u8;
    public static ReadOnlySpan<byte> LandingPage => "<http://www.w3.org/ns/dcat#landingPage>"u8;
    public static ReadOnlySpan<byte> StartDate => "<http://www.w3.org/ns/dcat#startDate>"u8;
    public static ReadOnlySpan<byte> EndDate => "<http://www.w3.org/ns/dcat#endDate>"u8;
    public static ReadOnlySpan<byte> Resolution => "<http://www.w3.org/ns/dcat#spatialResolutionInMeters>"u8;
    public static ReadOnlySpan<byte> Version => "<http://www.w3.org/ns/dcat#version>"u8;
    public static ReadOnlySpan<byte> AccessUrl => "<http://www.w3.org/ns/dcat#accessURL>"u8;
    public static ReadOnlySpan<byte> DownloadUrl => "<http://www.w3.org/ns/dcat#downloadURL>"u8;
    public static ReadOnlySpan<byte> AccessService => "<http://www.w3.org/ns/dcat#accessService>"u8;
    public static ReadOnlySpan<byte> ServesDataset => "<http://www.w3.org/ns/dcat#servesDataset>"u8;
    public static ReadOnlySpan<byte> EndpointUrl => "<http://www.w3.org/ns/dcat#endpointURL>"u8;
    public static ReadOnlySpan<byte> ByteSize => "<http://www.w3.org/ns/dcat#byteSize>"u8;
    public static ReadOnlySpan<byte> MediaType => "<http://www.w3.org/ns/dcat#mediaType>"u8;

    public static ReadOnlySpan<byte> Checksum => "<http://spdx.org/rdf/terms#checksum>"u8;
    public static ReadOnlySpan<byte> ChecksumClass => "<http://spdx.org/rdf/terms#Checksum>"u8;
    public static ReadOnlySpan<byte> Algorithm => "<http://spdx.org/rdf/terms#algorithm>"u8;
    public static ReadOnlySpan<byte> Sha256 => "<http://spdx.org/rdf/terms#checksumAlgorithm_sha256>"u8;
    public static ReadOnlySpan<byte> ChecksumValue => "<http://spdx.org/rdf/terms#checksumValue>"u8;

    public static ReadOnlySpan<byte> Agent => "<http://xmlns.com/foaf/0.1/Organization>"u8;
    public static ReadOnlySpan<byte> Name => "<http://xmlns.com/foaf/0.1/name>"u8;
    public static ReadOnlySpan<byte> Homepage => "<http://xmlns.com/foaf/0.1/homepage>"u8;
    public static ReadOnlySpan<byte> PrimaryTopic => "<http://xmlns.com/foaf/0.1/primaryTopic>"u8;
    public static ReadOnlySpan<byte> SubOrganization => "<http://www.w3.org/ns/org#subOrganizationOf>"u8;
    public static ReadOnlySpan<byte> Kind => "<http://www.w3.org/2006/vcard/ns#Organization>"u8;
    public static ReadOnlySpan<byte> FormattedName => "<http://www.w3.org/2006/vcard/ns#fn>"u8;
    public static ReadOnlySpan<byte> Email => "<http://www.w3.org/2006/vcard/ns#hasEmail>"u8;

    public static ReadOnlySpan<byte> Concept => "<http://www.w3.org/2004/02/skos/core#Concept>"u8;
    public static ReadOnlySpan<byte> PrefLabel => "<http://www.w3.org/2004/02/skos/core#prefLabel>"u8;
    public static ReadOnlySpan<byte> Broader => "<http://www.w3.org/2004/02/skos/core#broader>"u8;
    public static ReadOnlySpan<byte> Related => "<http://www.w3.org/2004/02/skos/core#related>"u8;

    public static ReadOnlySpan<byte> French => "@fr"u8;
    public static ReadOnlySpan<byte> English => "@en"u8;
    public static ReadOnlySpan<byte> Date => "^^<http://www.w3.org/2001/XMLSchema#date>"u8;
    public static ReadOnlySpan<byte> DateTime => "^^<http://www.w3.org/2001/XMLSchema#dateTime>"u8;
    public static ReadOnlySpan<byte> Decimal => "^^<http://www.w3.org/2001/XMLSchema#decimal>"u8;
    public static ReadOnlySpan<byte> NonNegativeInteger => "^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"u8;
    public static ReadOnlySpan<byte> HexBinary => "^^<http://www.w3.org/2001/XMLSchema#hexBinary>"u8;
}
