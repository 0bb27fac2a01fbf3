using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A line of a fiche while it is being read.</summary>
internal sealed class FicheLine
{
    /// <summary>The block that the line belongs to.</summary>
    public required TextBlock Block { get; init; }

    /// <summary>The line.</summary>
    public required TextLine Line { get; init; }

    /// <summary>The label that it bears, or null.</summary>
    public required LabelMatch? Label { get; init; }

    /// <summary>
    /// The section that the line belongs to; null before the first label, and under a heading that the template does not know.
    /// </summary>
    public required TemplateField? Field { get; set; }

    /// <summary>The title or the head of the list under which it stands; null where there is none.</summary>
    public TextSpan? Title { get; init; }

    /// <summary>The length of the bullet sign that it begins with, with the blanks after it; 0 where it has none.</summary>
    public int Bullet { get; init; }

    /// <summary>The depth of the list item that it is or belongs to, from 1; 0 for the rest.</summary>
    public int ListLevel => Bullet > 0 ? Math.Max(1, Block.Level) : Block.Kind == BlockKind.ListItem ? Block.Level : 0;

    /// <summary>Whether it is a sentence of its own, under a title that names several sections.</summary>
    public bool IsSentence { get; init; }

    /// <summary>Its width in em.</summary>
    public required double Width { get; init; }

    /// <summary>Whether the image cut it.</summary>
    public bool IsCut { get; set; }

    /// <summary>The part of the template that the line belongs to: the outermost section.</summary>
    public TemplateField? Part => Field?.Parent ?? Field;

    /// <summary>What the line says beside its label.</summary>
    public TextSpan Content => Label?.Content ?? new TextSpan(Line.Span.Start + Bullet, Line.Span.End);
}
