using System.Globalization;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>An arrow of the diagram: what is in one box has a property whose value is in another.</summary>
internal sealed record DiagramLink(DiagramBox From, Iri Property, DiagramBox To)
{
    /// <summary>Where the arrow begins and ends, on the edges of its boxes, and the middle of it, for its name.</summary>
    public (string X1, string Y1, string X2, string Y2, double MiddleX, double MiddleY) Line
    {
        get
        {
            (double x1, double y1) = Edge(From, To);
            (double x2, double y2) = Edge(To, From);
            return (Text(x1), Text(y1), Text(x2), Text(y2), (x1 + x2) / 2, (y1 + y2) / 2);
        }
    }

    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Where the line from the centre of a box to that of another leaves it.</summary>
    private static (double X, double Y) Edge(DiagramBox box, DiagramBox other)
    {
        double dx = other.X - box.X;
        double dy = other.Y - box.Y;
        double scale = Math.Min(
            dx == 0 ? double.MaxValue : (DiagramBox.HalfWidth + 4) / Math.Abs(dx),
            dy == 0 ? double.MaxValue : (DiagramBox.HalfHeight + 4) / Math.Abs(dy));
        return (box.X + (dx * scale), box.Y + (dy * scale));
    }
}
