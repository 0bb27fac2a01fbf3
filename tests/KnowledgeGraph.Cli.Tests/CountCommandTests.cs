using System.IO.Compression;
using System.Text;

namespace KnowledgeGraph.Cli.Tests;

public sealed class CountCommandTests : IDisposable
{
    private readonly Kg _kg = new();

    public void Dispose() => _kg.Dispose();

    [Fact]
    public void Count_SeveralFiles_GivesEachAndTheTotal()
    {
        string turtle = _kg.Write("a.ttl", "<#s> <#p> 1, 2, ( 3 ) .");
        string lines = _kg.Write("b.nq", "<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> <a:g> .\n");
        KgOutcome outcome = _kg.Run("count", turtle, lines);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal($"5 {turtle}\n2 {lines}\n7 total\n", outcome.Output);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public void Count_Time_GoesToStandardError()
    {
        KgOutcome outcome = _kg.RunWithInput("<a:s> <a:p> <a:o> .\n", "count", "--time", "--from", "nt", "-");
        Assert.Equal("1 standard input\n", outcome.Output);
        Assert.Contains("MB/s", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("triples/s", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.nt.gz", "gzip")]
    [InlineData("a.nt.zst", "zstd")]
    [InlineData("a.nt", "gzip")]
    [InlineData("b.nt", "zstd")]
    public void Count_CompressedFile_IsUnpackedWhateverItsName(string name, string compression)
    {
        string path = WritePacked(name, compression, "<a:s> <a:p> <a:o> .\n", cut: 0);
        Assert.Equal($"1 {path}\n", _kg.Run("count", path).Output);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Count_FileCutOff_FailsAndSaysSo(string compression)
    {
        string path = WritePacked("a.nt", compression, "<a:s> <a:p> <a:o> .\n", cut: 9);
        KgOutcome outcome = _kg.Run("count", path);
        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.StartsWith($"kg: {path}: the ", outcome.Error, StringComparison.Ordinal);
    }

    private string WritePacked(string name, string compression, string text, int cut)
    {
        using var packed = new MemoryStream();
        using (Stream stream = compression == "gzip"
            ? new GZipStream(packed, CompressionLevel.Fastest)
            : new ZstdSharp.CompressionStream(packed))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        File.WriteAllBytes(_kg.PathOf(name), packed.ToArray()[..^cut]);
        return _kg.PathOf(name);
    }
}
