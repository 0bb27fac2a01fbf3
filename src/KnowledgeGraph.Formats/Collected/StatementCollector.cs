using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>Keeps statements in the order in which they come, each term once: some 100 bytes a statement.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class StatementCollector
{
    private readonly List<Statement> _statements = [];

    /// <summary>The terms.</summary>
    public TermTable Terms { get; } = new();

    /// <summary>The statements; one that came twice is there twice.</summary>
    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>Adds a statement.</summary>
    /// <exception cref="KnowledgeGraphException">A term stands where its kind may not.</exception>
    public void Add(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        TermWriter.CheckPositions(subject, predicate, graph);
        _statements.Add(new(Terms.Add(graph), Terms.Add(subject), Terms.Add(predicate), Terms.Add(@object)));
    }

    /// <summary>Removes the statements that fulfil a condition; their terms stay.</summary>
    public void RemoveAll(Predicate<Statement> condition) => _statements.RemoveAll(condition);

    /// <summary>Hands all statements to a sink, in the order in which they came.</summary>
    public void SendTo(IQuadSink sink)
    {
        foreach (Statement statement in _statements)
        {
            sink.OnQuad(Terms[statement.Subject], Terms[statement.Predicate], Terms[statement.Object], Terms[statement.Graph]);
        }
    }
}
