using System.IO.Compression;
using System.Text;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Pdf;

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

    [Theory]
    [InlineData("docx", "<a>", 100_000, "nested")]
    [InlineData("odt", "<a>", 100_000, "nested")]
    [InlineData("xlsx", "<c/>", 1_100_000, "elements")]
    [InlineData("pptx", "<c a='' b=''/>", 400_000, "elements")]
    public void Read_SmallArchiveOfALargeTree_IsRefused(string format, string element, int times, string expected)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = new StreamWriter(archive.CreateEntry("any.xml").Open());
            content.Write("<r>");
            for (int i = 0; i < times; i++) content.Write(element);
        }
        Assert.Contains(expected, Assert.Throws<DocumentException>(() => Read(format, bytes.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FormattingThatIsRepeatedInEveryParagraph_IsRefused()
    {
        string open = string.Concat(Enumerable.Range(0, 200).Select(i => $"<b id={i}>")), paragraphs = string.Concat(Enumerable.Repeat("<p>x</p>", 50_000));
        byte[] page = Encoding.UTF8.GetBytes($"<p>{open}</p>{paragraphs}");
        Assert.Contains("MiB to read", Assert.Throws<DocumentException>(() => Read("html", page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HundredThousandsOfElementsInEachOther_AreRefused()
    {
        byte[] page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 500_000)));
        Assert.Contains("nested", Assert.Throws<DocumentException>(() => Read("html", page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreEmptyCellsThanAnybodyFills_AreRefused()
    {
        byte[] table = Encoding.UTF8.GetBytes(new string(';', 1_100_000));
        Assert.Contains("empty", Assert.Throws<DocumentException>(() => Read("csv", table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PdfWhoseStreamUnpacksToTooMuch_IsRefused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (int i = 0; i <= BoundedFilters.MaxStreamBytes >> 20; i++) deflate.Write(blanks);
        }
        byte[] pdf = PdfOf(packed.ToArray(), "/Filter/FlateDecode", "");
        Assert.Throws<DocumentException>(() => Read("pdf", pdf));
    }

    [Fact]
    public void Read_PdfWhoseFormDrawsItself_IsRefused()
    {
        byte[] pdf = PdfOf("/X Do BT /F 12 Tf 50 700 Td (Bonjour) Tj ET"u8.ToArray(), "", "/X Do /Y Do");
        Assert.Contains("draws itself", Assert.Throws<DocumentException>(() => Read("pdf", pdf)).Message, StringComparison.Ordinal);
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

    /// <summary>A PDF of one page with that content, which may use the form X.</summary>
    private static byte[] PdfOf(byte[] content, string filter, string form)
    {
        using var pdf = new MemoryStream();
        List<long> offsets = [];
        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
        void WriteObject(string dictionary, byte[]? stream = null)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{dictionary}\n");
            if (stream is not null)
            {
                Write("stream\n");
                pdf.Write(stream);
                Write("\nendstream\n");
            }
            Write("endobj\n");
        }

        const string Resources = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 6 0 R>>>>";
        Write("%PDF-1.4\n");
        WriteObject("<</Type/Catalog/Pages 2 0 R>>");
        WriteObject("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        WriteObject($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{Resources}>>");
        WriteObject($"<</Length {content.Length}{filter}>>", content);
        WriteObject("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        WriteObject($"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]{Resources}/Length {form.Length}>>", Encoding.ASCII.GetBytes(form));
        long table = pdf.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets) Write($"{offset:D10} 00000 n \n");
        Write($"trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();
    }
}
