using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>
/// The drawings of a PDF that others draw (form XObjects, ISO 32000-2 §8.10). Reading follows them by recursion: one that draws itself,
/// even through others, would end the process, and twenty that draw the next one twice are a million.
/// </summary>
internal sealed class PdfForms
{
    private const int MaxDrawings = 100_000;
    private const int MaxDepth = 64;

    private static readonly NameToken Form = NameToken.Create("Form");

    private readonly Structure _structure;
    private readonly IFilterProvider _filters;
    private readonly string _fileName;
    private readonly Dictionary<IndirectReference, long> _drawings = [];

    private PdfForms(Structure structure, IFilterProvider filters, string fileName)
    {
        _structure = structure;
        _filters = filters;
        _fileName = fileName;
    }

    /// <summary>Refuses a document with such forms, before any page is read.</summary>
    /// <exception cref="DocumentException">A form draws itself, or one is drawn too often.</exception>
    public static void Check(PdfDocument document, IFilterProvider filters, string fileName)
    {
        var forms = new PdfForms(document.Structure, filters, fileName);
        foreach (IndirectReference reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys) forms.Count(reference, 0);
    }

    /// <summary>How many drawings one drawing of a form makes, its own included; 0 for what is no form.</summary>
    private long Count(IndirectReference reference, int depth)
    {
        const long Open = -1;
        if (_drawings.TryGetValue(reference, out long known))
        {
            return known != Open ? known : throw Refused("a drawing of the PDF draws itself", "un dessin du PDF se contient lui-même");
        }
        if (Resolve(new IndirectReferenceToken(reference)) is not StreamToken stream || !IsForm(stream)) return _drawings[reference] = 0;
        if (depth > MaxDepth) throw Refused($"drawings of the PDF are nested deeper than {MaxDepth}", $"les dessins du PDF s'imbriquent sur plus de {MaxDepth} niveaux");
        _drawings[reference] = Open;
        long uses = CountUses(stream), most = 0;
        if (uses > 0)
        {
            foreach (IndirectReference used in UsedBy(stream)) most = Math.Max(most, Count(used, depth + 1));
        }
        long drawings = 1 + uses * most;
        if (drawings > MaxDrawings) throw Refused($"drawings of the PDF draw others more than {MaxDrawings} times", $"les dessins du PDF en dessinent d'autres plus de {MaxDrawings} fois");
        return _drawings[reference] = drawings;
    }

    private DocumentException Refused(string reason, string raison) =>
        new($"{reason}; print it to a new PDF", _fileName) { FrenchReason = $"{raison} ; imprimez-le dans un nouveau PDF" };

    private bool IsForm(StreamToken stream) => Entry(stream.StreamDictionary, "Subtype") is NameToken subtype && subtype.Equals(Form);

    private IEnumerable<IndirectReference> UsedBy(StreamToken form)
    {
        // One without resources draws with those of the page: it could be anything.
        if (Entry(form.StreamDictionary, "Resources") is not DictionaryToken resources) return _structure.CrossReferenceTable.ObjectOffsets.Keys;
        return Entry(resources, "XObject") is DictionaryToken drawings
            ? drawings.Data.Values.OfType<IndirectReferenceToken>().Select(token => token.Data)
            : [];
    }

    /// <summary>How many times its content has the operator that draws a form.</summary>
    private int CountUses(StreamToken form)
    {
        ReadOnlySpan<byte> content = form.Decode(_filters).Span;
        int uses = 0;
        for (int at; (at = content.IndexOf("Do"u8)) >= 0; content = content[(at + 2)..]) uses++;
        return uses;
    }

    private IToken? Entry(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out IToken? value) ? Resolve(value) : null;

    private IToken? Resolve(IToken? token)
    {
        for (int i = 0; i < MaxDepth && token is IndirectReferenceToken reference; i++) token = _structure.GetObject(reference.Data)?.Data;
        return token;
    }
}
