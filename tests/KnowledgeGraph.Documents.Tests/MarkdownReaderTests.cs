using System.Text;
using CsCheck;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Markdown;

namespace KnowledgeGraph.Documents.Tests;

public class MarkdownReaderTests
{
    [Fact]
    public void Read_BlocksOfEveryKind_GiveTheirTextAndTheirLines()
    {
        SourceDocument document = Read("# Titre\n\nUn **mot** gras  \net la suite\n\n- un\n  - deux\n\n| a | b |\n|---|---|\n| c |   |\n");
        Assert.Equal(
            [
                "Heading1@1:Titre", "Paragraph0@3:Un mot gras\net la suite", "ListItem1@6:un", "ListItem2@7:deux",
                "TableCell0@9:a", "TableCell0@9:b", "TableCell0@11:c",
            ],
            document.Blocks.Select(block => $"{block.Kind}{block.Level}@{block.LineNumber}:{document.TextOf(block)}"));
        Assert.Equal(["mot"], document.Blocks[1].Strong.Select(document.TextOf));
        Assert.Equal([3, 4], document.Blocks[1].Lines.Select(line => line.Number));
        Assert.Equal(new TablePosition(1, 1, 0), document.Blocks[6].Cell);
    }

    [Fact]
    public void Read_LinksAndEntities_AreTextWithTargets()
    {
        SourceDocument document = Read("Voir [le site](https://a.example/x) et https://b.example &eacute;t&eacute; <b>fort</b>\n");
        Assert.Equal("Voir le site et https://b.example été fort", document.Text);
        Assert.Equal(
            ["le site>https://a.example/x", "https://b.example>https://b.example"],
            document.Blocks[0].Links.Select(link => $"{document.TextOf(link.Span)}>{link.Url}"));
        Assert.Equal(["fort"], document.Blocks[0].Strong.Select(document.TextOf));
    }

    [Fact]
    public void CharactersBefore_WithCharactersOutsideTheBasicPlane_CountsThemOnce()
    {
        SourceDocument document = Read("a 🗺️ b 𝄞 c");
        Assert.Equal(document.Text.EnumerateRunes().Count(), document.CharactersBefore(document.Text.Length));
    }

    [Theory]
    [InlineData(">", 20_000)]
    [InlineData("- ", 20_000)]
    [InlineData("[", 50_000)]
    [InlineData("*", 50_000)]
    public void Read_NestedWithoutEnd_RefusesOrReads(string marker, int count)
    {
        string markdown = string.Concat(Enumerable.Repeat(marker, count)) + "a";
        Exception? thrown = Record.Exception(() => Read(markdown));
        Assert.True(thrown is null or DocumentException, thrown?.ToString());
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_NamesFileAndLine()
    {
        DocumentException thrown = Assert.Throws<DocumentException>(
            () => MarkdownReader.Read(new SourceFile("latin.md", Encoding.Latin1.GetBytes("un\ndeux\nété"))));
        Assert.Equal(3, thrown.Line);
        Assert.StartsWith("latin.md:3: ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BinaryFile_NamesFileAndLine()
    {
        DocumentException thrown =
            Assert.Throws<DocumentException>(() => MarkdownReader.Read(new SourceFile("image.md", new byte[] { 0x50, 0x0a, 0x00 })));
        Assert.Equal(2, thrown.Line);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        DocumentException thrown = Assert.Throws<DocumentException>(() => SourceFile.Load("/nowhere/absent.md"));
        Assert.Contains("absent.md", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnderlinedTitleOfSeveralLines_CountsThoseBetweenBarsToo()
    {
        TextBlock title = Assert.Single(Read("|a (b) | c\n| d | e |\n|f (g\n-").Blocks);
        Assert.Equal(BlockKind.Heading, title.Kind);
        Assert.Equal([1, 2, 3], title.Lines.Select(line => line.Number));
    }

    /// <summary>Whatever the text: every block quotes its place exactly, blocks stand in order, and none is empty.</summary>
    [Fact]
    public void Read_AnyText_KeepsPlacesExact()
    {
        string[] pieces =
            ["# titre", "- point", "  - sous-point", "| a | b |", "|---|---|", "> cité", "", "texte **gras", "[lien](x)", "`code`", "***"];
        Gen<string> line = Gen.OneOf(
            Gen.OneOf([.. pieces.Select(Gen.Const)]),
            Gen.Char[" abé*_[]()|#->:.\t"].Array[0, 30].Select(chars => new string(chars)));
        line.List[0, 12].Sample(lines =>
        {
            SourceDocument document = Read(string.Join('\n', lines));
            int end = 0;
            foreach (TextBlock block in document.Blocks)
            {
                if (block.Span.Start < end || block.Span.Length <= 0) return false;
                if (!block.Lines.All(part => block.Span.Contains(part.Span) && part.Number >= 1 && part.Number <= Math.Max(1, lines.Count)))
                {
                    return false;
                }
                if (document.TextOf(block) != document.TextOf(block).Trim()) return false;
                end = block.Span.End;
            }
            return end == document.Text.Length;
        });
    }

    private static SourceDocument Read(string markdown) => MarkdownReader.Read(TestData.Markdown(markdown));
}
