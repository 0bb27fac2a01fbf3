using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Shacl;

/// <summary>A shapes graph is ill-formed, or asks for what a validator must refuse (SHACL §3.4); the message names the shape.</summary>
public sealed class ShaclException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="shape">The shape, or the node of the shapes graph, that is at fault.</param>
    /// <param name="message">What is wrong.</param>
    public ShaclException(Term shape, string message)
        : base($"the shape {shape}: {message}")
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
    }

    /// <summary>The shape, or the node of the shapes graph, that is at fault.</summary>
    public Term Shape { get; }
}
