namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>The IRIs of the shop as N-Triples writes them.</summary>
internal static class ShopVocabulary
{
    public static ReadOnlySpan<byte> Type => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"u8;
    public static ReadOnlySpan<byte> Label => "<http://www.w3.org/2000/01/rdf-schema#label>"u8;
    public static ReadOnlySpan<byte> Comment => "<http://www.w3.org/2000/01/rdf-schema#comment>"u8;
    public static ReadOnlySpan<byte> SubClassOf => "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"u8;
    public static ReadOnlySpan<byte> Publisher => "<http://purl.org/dc/elements/1.1/publisher>"u8;
    public static ReadOnlySpan<byte> Date => "<http://purl.org/dc/elements/1.1/date>"u8;
    public static ReadOnlySpan<byte> Title => "<http://purl.org/dc/elements/1.1/title>"u8;
    public static ReadOnlySpan<byte> Name => "<http://xmlns.com/foaf/0.1/name>"u8;
    public static ReadOnlySpan<byte> Mailbox => "<http://xmlns.com/foaf/0.1/mbox_sha1sum>"u8;
    public static ReadOnlySpan<byte> Homepage => "<http://xmlns.com/foaf/0.1/homepage>"u8;
    public static ReadOnlySpan<byte> Person => "<http://xmlns.com/foaf/0.1/Person>"u8;

    public static ReadOnlySpan<byte> Product => "<https://data.example.fr/shop#Product>"u8;
    public static ReadOnlySpan<byte> ProductType => "<https://data.example.fr/shop#ProductType>"u8;
    public static ReadOnlySpan<byte> ProductFeature => "<https://data.example.fr/shop#ProductFeature>"u8;
    public static ReadOnlySpan<byte> ProducerClass => "<https://data.example.fr/shop#Producer>"u8;
    public static ReadOnlySpan<byte> VendorClass => "<https://data.example.fr/shop#Vendor>"u8;
    public static ReadOnlySpan<byte> Offer => "<https://data.example.fr/shop#Offer>"u8;
    public static ReadOnlySpan<byte> Review => "<https://data.example.fr/shop#Review>"u8;

    public static ReadOnlySpan<byte> Feature => "<https://data.example.fr/shop#feature>"u8;
    public static ReadOnlySpan<byte> Producer => "<https://data.example.fr/shop#producer>"u8;
    public static ReadOnlySpan<byte> Country => "<https://data.example.fr/shop#country>"u8;
    public static ReadOnlySpan<byte> OfProduct => "<https://data.example.fr/shop#product>"u8;
    public static ReadOnlySpan<byte> Vendor => "<https://data.example.fr/shop#vendor>"u8;
    public static ReadOnlySpan<byte> Price => "<https://data.example.fr/shop#price>"u8;
    public static ReadOnlySpan<byte> ValidFrom => "<https://data.example.fr/shop#validFrom>"u8;
    public static ReadOnlySpan<byte> ValidTo => "<https://data.example.fr/shop#validTo>"u8;
    public static ReadOnlySpan<byte> DeliveryDays => "<https://data.example.fr/shop#deliveryDays>"u8;
    public static ReadOnlySpan<byte> Webpage => "<https://data.example.fr/shop#offerWebpage>"u8;
    public static ReadOnlySpan<byte> ReviewFor => "<https://data.example.fr/shop#reviewFor>"u8;
    public static ReadOnlySpan<byte> Reviewer => "<https://data.example.fr/shop#reviewer>"u8;
    public static ReadOnlySpan<byte> ReviewDate => "<https://data.example.fr/shop#reviewDate>"u8;
    public static ReadOnlySpan<byte> ReviewText => "<https://data.example.fr/shop#text>"u8;

    public static ReadOnlySpan<byte> XsdDate => "^^<http://www.w3.org/2001/XMLSchema#date>"u8;
    public static ReadOnlySpan<byte> XsdDateTime => "^^<http://www.w3.org/2001/XMLSchema#dateTime>"u8;
    public static ReadOnlySpan<byte> XsdInteger => "^^<http://www.w3.org/2001/XMLSchema#integer>"u8;

    /// <summary>The datatype of prices: one of the shop's own, whose values only a cast of the lexical form gives.</summary>
    public static ReadOnlySpan<byte> Money => "^^<https://data.example.fr/shop#USD>"u8;

    /// <summary>The property of the number 1 to 5 whose values are texts.</summary>
    public static ReadOnlySpan<byte> Textual(int number) => Textuals[number - 1];

    /// <summary>The property of the number 1 to 5 whose values are numbers.</summary>
    public static ReadOnlySpan<byte> Numeric(int number) => Numerics[number - 1];

    /// <summary>The rating of the number 1 to 4.</summary>
    public static ReadOnlySpan<byte> Rating(int number) => Ratings[number - 1];

    private static readonly byte[][] Textuals = Numbered("propertyTextual", 5);
    private static readonly byte[][] Numerics = Numbered("propertyNumeric", 5);
    private static readonly byte[][] Ratings = Numbered("rating", 4);

    private static byte[][] Numbered(string name, int count) =>
        [.. Enumerable.Range(1, count).Select(number => System.Text.Encoding.UTF8.GetBytes($"<https://data.example.fr/shop#{name}{number}>"))];
}
