using System.Globalization;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Ontology.Tests;

public sealed class AuthorityDataTests
{
    public static TheoryData<string, string> Tables => new()
    {
        { "regions.csv", "code" }, { "departements.csv", "code" }, { "organisations.csv", "slug" },
        { "epci.csv", "slug" }, { "communes.csv", "code" }, { "platforms.csv", "slug" }, { "laws.csv", "slug" },
        { "frequencies.csv", "iri" }, { "file-types.csv", "iri" }, { "file-types.csv", "extension" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_Rows_HaveUniqueKeysAndASource(string name, string key)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = Csv.Read(name);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEmpty(row["source"]));
        Assert.All(rows.GroupBy(row => row[key]), group => Assert.True(group.Count() == 1, $"{group.Key} stands in {name} more than once"));
        if (key == "slug") Assert.All(rows, row => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", row[key]));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_ListedValues_AreNeitherEmptyNorRepeated(string name, string key)
    {
        IEnumerable<IReadOnlyDictionary<string, string>> rows = Csv.Read(name);
        Assert.All(rows, row =>
        {
            string[] spellings = row["spellings"].Length == 0 ? [] : row["spellings"].Split('|');
            Assert.All(spellings, spelling => Assert.Equal(spelling.Trim(), spelling));
            Assert.DoesNotContain(string.Empty, spellings);
            Assert.True(spellings.Distinct().Count() == spellings.Length, $"{row[key]} repeats a spelling");
        });
    }

    [Fact]
    public void Regions_All_AreTheEighteenOfInsee()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> regions = Csv.Read("regions.csv");
        Assert.Equal(18, regions.Count);
        Assert.All(regions, region => AssertBox(region));
        Assert.All(regions, region => Assert.Equal("http://id.insee.fr/geo/region/" + region["code"], region["iri"]));
    }

    [Fact]
    public void Departements_All_BelongToARegionAndAnyBoxIsInItsOwn()
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> regions = Csv.Read("regions.csv").ToDictionary(row => row["code"]);
        IReadOnlyList<IReadOnlyDictionary<string, string>> departements = Csv.Read("departements.csv");
        Assert.Equal(101, departements.Count);
        Assert.Equal(regions.Keys.ToHashSet(), departements.Select(row => row["region"]).ToHashSet());
        Assert.All(departements.Where(row => row["west"].Length > 0), departement =>
        {
            AssertBox(departement);
            IReadOnlyDictionary<string, string> region = regions[departement["region"]];
            Assert.InRange(Degrees(departement, "west"), Degrees(region, "west"), Degrees(region, "east"));
            Assert.InRange(Degrees(departement, "east"), Degrees(region, "west"), Degrees(region, "east"));
            Assert.InRange(Degrees(departement, "south"), Degrees(region, "south"), Degrees(region, "north"));
            Assert.InRange(Degrees(departement, "north"), Degrees(region, "south"), Degrees(region, "north"));
        });
    }

    [Theory]
    [InlineData("regions.csv", "insee_region.ttl")]
    [InlineData("departements.csv", "insee_department.ttl")]
    public void Territories_NamesAndIris_AreThoseOfInsee(string table, string register)
    {
        Dataset insee = Repository.ReadShared("authority", register);
        Assert.All(Csv.Read(table), row => Assert.Contains(row["name"], insee.Texts(new Iri(row["iri"]), Terms.PrefLabel, "fr")));
    }

    [Fact]
    public void Communes_All_BelongToADepartement()
    {
        HashSet<string> departements = [.. Csv.Read("departements.csv").Select(row => row["code"])];
        Assert.All(Csv.Read("communes.csv"), row =>
        {
            Assert.Contains(row["departement"], departements);
            Assert.StartsWith(row["departement"], row["code"]);
            Assert.Equal("http://id.insee.fr/geo/commune/" + row["code"], row["iri"]);
        });
    }

    [Theory]
    [InlineData("organisations.csv")]
    [InlineData("epci.csv")]
    public void Organisations_KindsAndTerritories_Resolve(string table)
    {
        HashSet<string> territories = Territories();
        Assert.All(Csv.Read(table), row =>
        {
            Assert.Contains(Terms.Vocabulary + "acteur/" + row["kind"], VocabularyTests.Concepts);
            Assert.Contains(row["territory"], territories);
            Assert.Contains(row["formal"], (string[])["yes", "no"]);
            Assert.Contains(row["public"], (string[])["yes", "no"]);
            Assert.NotEmpty(row["name"]);
        });
    }

    [Theory]
    [InlineData("organisations.csv", "epci.csv")]
    [InlineData("platforms.csv")]
    [InlineData("laws.csv")]
    public void Names_EachOfATable_NameOneRowOfATerritory(params string[] tables)
    {
        var names = tables.SelectMany(Csv.Read)
            .SelectMany(row => NamesOf(row).Select(name => (Name: name, Territory: row.GetValueOrDefault("territory"), Slug: row["slug"])));
        Assert.All(
            names.GroupBy(entry => (entry.Name, entry.Territory)),
            group => Assert.True(group.Count() == 1, $"'{group.Key.Name}' names {string.Join(", ", group.Select(entry => entry.Slug))}"));
    }

    [Fact]
    public void Organisations_EveryRegion_HasItsAuthorityAndItsPrefecture()
    {
        ILookup<string, string> kinds = Csv.Read("organisations.csv").ToLookup(row => row["territory"], row => row["kind"]);
        Assert.All(Csv.Read("regions.csv"), region =>
        {
            IEnumerable<string> present = kinds["region/" + region["code"]];
            Assert.Contains("prefecture-de-region", present);
            Assert.Contains(present, kind => kind is "region" or "collectivite-unique");
        });
    }

    [Fact]
    public void Platforms_KindsOperatorsAndTerritories_Resolve()
    {
        HashSet<string> territories = Territories();
        HashSet<string> organisations = [.. Csv.Read("organisations.csv").Select(row => row["slug"])];
        Assert.All(Csv.Read("platforms.csv"), row =>
        {
            Assert.Contains(Terms.Vocabulary + "plateforme/" + row["kind"], VocabularyTests.Concepts);
            IEnumerable<string> functions = row.Values("function").Select(function => Terms.Vocabulary + "fonction-plateforme/" + function);
            Assert.Empty(functions.Except(VocabularyTests.Concepts));
            Assert.Contains(row["territory"], territories);
            if (row["operator"].Length > 0) Assert.Contains(row["operator"], organisations);
            if (row["homepage"].Length > 0) Assert.Matches("^https?://[^ ]+$", row["homepage"]);
        });
    }

    [Fact]
    public void Laws_NaturesDatesAndIris_AreWellFormed() =>
        Assert.All(Csv.Read("laws.csv"), row =>
        {
            Assert.Contains(Terms.Vocabulary + "acte/" + row["nature"], VocabularyTests.Concepts);
            Assert.True(DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", out _), row["slug"]);
            if (row["iri"].Length > 0) Assert.True(Iri.IsAbsolute(row["iri"]), row["iri"]);
        });

    [Fact]
    public void Frequencies_Iris_AreThoseOfTheEuropeanTable()
    {
        Dataset table = Repository.ReadShared("authority", "eu_frequency.ttl");
        Assert.All(Csv.Read("frequencies.csv"), row =>
        {
            Iri frequency = new(row["iri"]);
            Assert.Contains(row["label"], table.Texts(frequency, Terms.PrefLabel, "fr"));
            Assert.Contains(row["label_en"], table.Texts(frequency, Terms.PrefLabel, "en"));
        });
    }

    [Fact]
    public void FileTypes_Iris_AreThoseOfTheEuropeanTableAndOfIana()
    {
        Dataset types = Repository.ReadShared("authority", "eu_file_type.ttl");
        Dataset media = Repository.ReadShared("authority", "iana_media_type.ttl");
        Assert.All(Csv.Read("file-types.csv"), row =>
        {
            Assert.NotEmpty(types.Match(new Iri(row["iri"])));
            Assert.NotEmpty(media.Match(new Iri(row["media_type"])));
        });
    }

    private static IEnumerable<string> NamesOf(IReadOnlyDictionary<string, string> row) =>
        ((string[])["name", "acronym", "title", "short_title"]).Select(column => row.GetValueOrDefault(column, string.Empty))
            .Concat(row.Values("spellings")).Where(name => name.Length > 0).Distinct();

    private static HashSet<string> Territories() =>
    [
        string.Empty,
        .. Csv.Read("regions.csv").Select(row => "region/" + row["code"]),
        .. Csv.Read("departements.csv").Select(row => "departement/" + row["code"]),
    ];

    private static void AssertBox(IReadOnlyDictionary<string, string> row)
    {
        Assert.InRange(Degrees(row, "west"), -180, Degrees(row, "east"));
        Assert.InRange(Degrees(row, "east"), Degrees(row, "west"), 180);
        Assert.InRange(Degrees(row, "south"), -90, Degrees(row, "north"));
        Assert.InRange(Degrees(row, "north"), Degrees(row, "south"), 90);
        Assert.InRange(Degrees(row, "east") - Degrees(row, "west"), 0.05, 6);
        Assert.InRange(Degrees(row, "north") - Degrees(row, "south"), 0.05, 6);
    }

    private static double Degrees(IReadOnlyDictionary<string, string> row, string column) =>
        double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture);
}
