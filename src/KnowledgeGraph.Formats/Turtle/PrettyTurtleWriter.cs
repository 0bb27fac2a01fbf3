using System.Text;
using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Writes Turtle, and TriG where <c>writesGraphs</c>, for a reader's eye: sorted, grouped, with blank nodes and lists in their place.
/// Holds all statements until the end; isomorphic datasets give equal bytes.
/// </summary>
internal sealed class PrettyTurtleWriter : IQuadWriter
{
    private readonly Stream _stream;
    private readonly bool _writesGraphs;
    private readonly CancellationToken _cancellationToken;
    private readonly StatementCollector _collected;
    private readonly PrefixMap _prefixes = new();

    public PrettyTurtleWriter(
        Stream stream, RdfWriterOptions options, bool writesGraphs, StatementCollector collected, CancellationToken cancellationToken)
    {
        _stream = stream;
        _writesGraphs = writesGraphs;
        _collected = collected;
        _cancellationToken = cancellationToken;
        foreach ((string prefix, string iri) in options.Prefixes) OnPrefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
    }

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
        _collected.Add(subject, predicate, @object, _writesGraphs ? graph : default);

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => _prefixes.Add(prefix, iri);

    /// <inheritdoc/>
    public void Complete()
    {
        SortedStatements statements = SortedStatements.Of(_collected, sortsByLabel: false, _cancellationToken);
        using var output = new Utf8Output(_stream);
        WriteDeclarations(output, statements);
        for (int start = 0; start < statements.Count;)
        {
            if (start > 0) output.Write((byte)'\n');
            start = WriteGraph(output, statements, start);
        }
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // Only prefixes that the document uses are declared: so every term is written once to find out.
    private void WriteDeclarations(Utf8Output output, SortedStatements statements)
    {
        using var scratch = new Utf8Output();
        var terms = new TurtleTermWriter(scratch, _prefixes);
        bool[] seen = new bool[statements.TermCount];
        seen[0] = true;
        if (statements.Nil > 0) seen[statements.Nil] = true;
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            Use(statement.Graph);
            Use(statement.Subject);
            Use(statement.Object);
            bool isSilent = statement.Predicate == statements.Type || statements.Nesting.IsList(statement.Subject);
            if (!isSilent) Use(statement.Predicate);
        }
        PrefixMap.Entry[] used = [.. _prefixes.Declared.Where(entry => entry.IsUsed)];
        var declarations = new TurtleTermWriter(output, _prefixes);
        foreach (PrefixMap.Entry entry in used) declarations.WriteDeclaration(entry);
        if (used.Length > 0 && statements.Count > 0) output.Write((byte)'\n');

        void Use(int term)
        {
            if (seen[term]) return;
            seen[term] = true;
            scratch.Clear();
            terms.Write(statements.Term(term));
        }
    }

    private int WriteGraph(Utf8Output output, SortedStatements statements, int start)
    {
        int graph = statements[start].Graph;
        int level = graph == 0 ? 0 : 1;
        if (graph != 0)
        {
            new TurtleTermWriter(output, _prefixes).Write(statements.Term(graph));
            output.Write(" {\n"u8);
        }
        var layout = new TurtleLayout(output, _prefixes, statements);
        var bare = new List<byte[]>();
        bool isFirst = true;
        int end;
        for (; start < statements.Count && statements[start].Graph == graph; start = end)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            end = statements.EndOfSubject(start);
            int subject = statements[start].Subject;
            if (statements.Nesting.IsNested(subject)) continue;
            if (statements.Nesting.IsBare(subject))
            {
                bare.Add(layout.BareStatement(start, end, level));
                continue;
            }
            layout.BeginStatement(isFirst, level);
            layout.WriteStatement(start, end, level);
            isFirst = false;
        }
        bare.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (byte[] statement in bare)
        {
            layout.BeginStatement(isFirst, level);
            output.Write(statement);
            isFirst = false;
        }
        output.Write(" .\n"u8);
        if (graph != 0) output.Write("}\n"u8);
        return start;
    }
}
