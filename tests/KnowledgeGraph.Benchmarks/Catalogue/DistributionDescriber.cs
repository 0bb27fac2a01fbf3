using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>Describes a distribution of a dataset: addresses, format, size, checksum, the service that serves it.</summary>
internal sealed class DistributionDescriber(StatementWriter writer, CatalogueSize size)
{
    private readonly Text _text = new();

    /// <summary>Writes all about the distribution of the number.</summary>
    public void Describe(int dataset, int number, int year, ref Dice dice)
    {
        writer.About(new("dataset/"u8, dataset));
        writer.Link(Vocabulary.HasDistribution, Name(dataset, number));
        writer.About(Name(dataset, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Distribution);
        int format = dice.Skewed(CodeLists.Formats.Length);
        writer.Iri(Vocabulary.Format, CodeLists.Formats[format]);
        if (format < CodeLists.MediaTypes.Length) writer.Iri(Vocabulary.MediaType, CodeLists.MediaTypes[format]);
        if (dice.Chance(60)) writer.Literal(Vocabulary.Title, _text.Clear().Add("Fichier "u8).Add(number + 1).Add(" – "u8).AddWords(ref dice, 3).Span, Vocabulary.French);
        writer.Link(Vocabulary.AccessUrl, new("page/"u8, dataset, "#f"u8, number));
        if (dice.Chance(75)) writer.Link(Vocabulary.DownloadUrl, new("files/"u8, dataset, "/v"u8, number));
        if (dice.Chance(92)) writer.Iri(Vocabulary.License, CodeLists.Licenses[dice.Skewed(CodeLists.Licenses.Length)]);
        if (dice.Chance(50)) writer.Literal(Vocabulary.Issued, _text.Clear().AddDate(year, 1 + dice.Next(12), 1 + dice.Next(28)).Span, Vocabulary.Date);
        if (dice.Chance(65)) writer.Number(Vocabulary.ByteSize, (1L + dice.Next(1000)) << dice.Next(22), Vocabulary.NonNegativeInteger);
        if (dice.Chance(12)) Service(dataset, dice.Skewed(size.Services), number);
        if (dice.Chance(25)) Checksum(dataset, number, ref dice);
    }

    private static Entity Name(int dataset, int number) => new("dataset/"u8, dataset, "/distribution/"u8, number);

    private void Service(int dataset, int service, int number)
    {
        writer.Link(Vocabulary.AccessService, new("service/"u8, service));
        writer.About(new("service/"u8, service));
        // The first distribution alone tells what the service serves: statements must differ.
        if (number == 0) writer.Link(Vocabulary.ServesDataset, new("dataset/"u8, dataset));
        writer.About(Name(dataset, number));
    }

    private void Checksum(int dataset, int number, ref Dice dice)
    {
        writer.Link(Vocabulary.Checksum, new("_:k"u8, dataset, "x"u8, number));
        writer.About(new("_:k"u8, dataset, "x"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.ChecksumClass);
        writer.Iri(Vocabulary.Algorithm, Vocabulary.Sha256);
        Span<byte> digits = stackalloc byte[64];
        for (int i = 0; i < digits.Length; i++) digits[i] = "0123456789abcdef"u8[dice.Next(16)];
        writer.Literal(Vocabulary.ChecksumValue, digits, Vocabulary.HexBinary);
    }
}
