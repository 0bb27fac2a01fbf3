using System.IO.Compression;
using System.Text;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>Files that are not what their names say, or harm: each is refused with a message that says what is wrong.</summary>
public class BrokenDocumentTests
{
    private const int Mutations = 60;

    [Theory]
    [InlineData("docx", "Word")]
    [InlineData("pptx", "PowerPoint")]
    [InlineData("xlsx", "Excel")]
    [InlineData("odt", "OpenDocument")]
    [InlineData("pdf", "PDF")]
    public void Read_OtherBytes_AreRefused(string format, string kind)
    {
        DocumentException error = Assert.Throws<DocumentException>(() => Read(format, Encoding.UTF8.GetBytes("ceci n'est pas un document")));
        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"fiche.{format}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownExtension_NamesThoseThatAreRead()
    {
        DocumentException error = Assert.Throws<DocumentException>(() => Read("doc", [1, 2, 3]));
        Assert.Contains(".docx", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("odt")]
    public void Read_ArchiveThatUnpacksToTooMuch_IsRefused(string format)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("content.xml", CompressionLevel.Fastest).Open();
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i <= Archive.MaxUnpackedBytes >> 20; i++) entry.Write(blanks);
        }
        Assert.Contains("unpacks to more", Assert.Throws<DocumentException>(() => Read(format, bytes.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EntityInOpenDocument_IsRefused()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = new StreamWriter(archive.CreateEntry("content.xml").Open());
            content.Write("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>");
        }
        Assert.Throws<DocumentException>(() => Read("odt", bytes.ToArray()));
    }

    [Fact]
    public void Read_DeeplyNestedPage_IsRefused()
    {
        string page = string.Concat(Enumerable.Repeat("<div>", 2_000)) + "x";
        Assert.Contains("nested", Assert.Throws<DocumentException>(() => Read("html", Encoding.UTF8.GetBytes(page))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OpenQuoteInCsv_NamesItsLine()
    {
        DocumentException error = Assert.Throws<DocumentException>(() => Read("csv", Encoding.UTF8.GetBytes("a;b\n\"c;d\n")));
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("pptx")]
    [InlineData("xlsx")]
    [InlineData("odt")]
    [InlineData("pdf")]
    [InlineData("html")]
    [InlineData("csv")]
    public void Read_DamagedBytes_AreReadOrRefused(string format)
    {
        byte[] whole = CompleteFiche.As(format);
        var random = new Random(20221005);
        int read = 0, refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] damaged = [.. i % 3 == 0 ? whole.AsSpan(0, random.Next(whole.Length)) : whole];
            for (int n = random.Next(1, 12); n > 0 && damaged.Length > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Read(format, damaged);
                read++;
            }
            catch (DocumentException)
            {
                refused++;
            }
        }
        Assert.Equal(Mutations, read + refused);
    }

    private static SourceDocument Read(string format, byte[] bytes) => DocumentReader.Read(new SourceFile($"fiche.{format}", bytes));
}
