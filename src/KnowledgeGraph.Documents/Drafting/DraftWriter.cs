using System.Text;

namespace KnowledgeGraph.Documents.Drafting;

/// <summary>
/// Writes a fiche to be filled in. What is only a hint is written so that nobody reads it as an answer: as comments in Markdown, as the
/// prompts of content controls in Word.
/// </summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class DraftWriter
{
    internal const string DatePrompt = "jour/mois/année";

    /// <summary>Writes Markdown in UTF-8; the stream stays open.</summary>
    public static void WriteMarkdown(FicheDraft draft, Stream output)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        MarkdownDraft.Write(draft, writer);
    }

    /// <summary>Writes a Word document; the stream stays open.</summary>
    public static void WriteWord(FicheDraft draft, Stream output)
    {
        ArgumentNullException.ThrowIfNull(draft);
        // The package is written with seeks, which not every stream can.
        using var buffer = new MemoryStream();
        WordDraft.Write(draft, buffer);
        buffer.WriteTo(output);
    }
}
