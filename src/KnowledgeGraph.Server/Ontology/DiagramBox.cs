using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>A class in the diagram.</summary>
/// <param name="Class">The class.</param>
/// <param name="Label">Its name in French.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Row">Its row, from 0.</param>
internal sealed record DiagramBox(Iri Class, string Label, int Column, int Row)
{
    /// <summary>Half the size of a box, and the distance of their centres, in units of the drawing.</summary>
    public const int HalfWidth = 105, HalfHeight = 26, ColumnWidth = 345, RowHeight = 128;

    public int X => 120 + (Column * ColumnWidth);

    public int Y => 40 + (Row * RowHeight);
}
