using System.Diagnostics;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Documents.Tests.Formats;

namespace KnowledgeGraph.Documents.Tests.Isolation;

/// <summary>Documents are read in a child; whatever one does to it, it is the document that is refused, and the next one is read.</summary>
public class IsolatedReaderTests
{
    private static readonly ReaderLimits Small = new() { ProcessorTime = TimeSpan.FromSeconds(2), MemoryMiB = 128 };
    private static readonly ReaderLimits Impatient = new() { Time = TimeSpan.FromSeconds(6) };

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("pptx")]
    [InlineData("xlsx")]
    [InlineData("odt")]
    [InlineData("pdf")]
    [InlineData("csv")]
    public void Read_AnyFormat_GivesWhatReadingItHereGives(string format)
    {
        var file = new SourceFile($"fiche.{format}", CompleteFiche.As(format));
        SourceDocument here = DocumentReader.Read(file);
        using var reader = new IsolatedReader();
        SourceDocument there = reader.Read(file);
        Assert.Same(file, there.File);
        Assert.Equal(here.Text, there.Text);
        Assert.Equivalent(here.Blocks, there.Blocks, strict: true);
    }

    [Fact]
    public void Read_BrokenDocument_SaysWhatReadingItHereSays()
    {
        var file = new SourceFile("liste.csv", "a;b\n\"c;d\n"u8.ToArray());
        DocumentException here = Assert.Throws<DocumentException>(() => DocumentReader.Read(file));
        using var reader = new IsolatedReader();
        DocumentException there = Assert.Throws<DocumentException>(() => reader.Read(file));
        Assert.Equal((here.Message, here.FrenchReason, here.Line), (there.Message, there.FrenchReason, there.Line));
        Assert.Equal("suite", reader.Read(new SourceFile("b.md", "suite"u8.ToArray())).Text);
    }

    [Theory]
    [InlineData("overflow", "nested too deeply", "imbriqué")]
    [InlineData("fill", "more than 128 MiB", "plus de 128 MiB")]
    [InlineData("spin", "more than 2 s", "plus de 2 s")]
    [InlineData("sleep", "more than 6 s", "plus de 6 s")]
    [InlineData("chatter", "more than", "plus de")]
    [InlineData("exit", "ended the process", "avant la fin")]
    [InlineData("half", "ended the process", "avant la fin")]
    [InlineData("nonsense", "ended the process", "avant la fin")]
    [InlineData("endless", "at most 268435456", "avant la fin")]
    public void Read_DocumentThatHarmsTheChild_IsRefused_AndTheNextOneIsRead(string harm, string reason, string raison)
    {
        // A busy machine gives little time of its processors: the clock must not end what they are to end.
        using var reader = new IsolatedReader(harm == "sleep" ? Impatient : Small);
        Environment.SetEnvironmentVariable(TestChild.Behaviour, harm);
        try
        {
            DocumentException error = Assert.Throws<DocumentException>(() => reader.Read(new SourceFile("hostile.pdf", new byte[100])));
            Assert.StartsWith("hostile.pdf: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
            Assert.Contains(raison, error.FrenchReason, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(TestChild.Behaviour, null);
        }
        Assert.Equal("suite", reader.Read(new SourceFile("b.md", "suite"u8.ToArray())).Text);
    }

    [Fact]
    public void Read_Cancelled_EndsTheChild()
    {
        using var reader = new IsolatedReader();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Environment.SetEnvironmentVariable(TestChild.Behaviour, "sleep");
        try
        {
            Assert.Throws<OperationCanceledException>(() => reader.Read(new SourceFile("a.md", "a"u8.ToArray()), cancellation.Token));
        }
        finally
        {
            Environment.SetEnvironmentVariable(TestChild.Behaviour, null);
        }
    }

    [Fact]
    public void Child_WhoseParentHangsUp_Ends()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ReaderWorker.Verb) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        child.StandardInput.BaseStream.Write("\u0001\u0004\0\0\0a"u8);
        child.StandardInput.Close();
        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, child.ExitCode);
    }

    [Fact]
    public void Decode_BytesCutAnywhere_AreRefused()
    {
        var file = new SourceFile("fiche.docx", CompleteFiche.As("docx"));
        byte[] whole = DocumentCodec.Encode(DocumentReader.Read(file));
        for (int length = 0; length < whole.Length; length += 1 + length / 20)
        {
            Exception? error = Record.Exception(() => DocumentCodec.Decode(whole[..length], file));
            Assert.True(error is IOException or InvalidDataException or FormatException, $"{length}: {error}");
        }
    }

    [Fact]
    public void Decode_DamagedBytes_GivesRangesInTheText_OrRefuses()
    {
        var file = new SourceFile("fiche.md", CompleteFiche.As("md"));
        byte[] whole = DocumentCodec.Encode(DocumentReader.Read(file));
        var random = new Random(20221005);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                SourceDocument document = DocumentCodec.Decode(damaged, file);
                Assert.All(document.Blocks, block => Assert.InRange(block.Span.End, block.Span.Start, document.Text.Length));
            }
            catch (Exception error) when (error is IOException or InvalidDataException or FormatException)
            {
                // Refused.
            }
        }
    }
}
