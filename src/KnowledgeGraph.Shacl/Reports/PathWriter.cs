using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl.Reports;

/// <summary>Writes property paths as SHACL describes them (§2.3.1), with blank nodes of its own.</summary>
/// <param name="graph">Where the statements go.</param>
/// <param name="prefix">What the labels of the blank nodes begin with.</param>
internal sealed class PathWriter(Dataset graph, string prefix)
{
    private int _nodes;

    /// <summary>The node that stands for a path.</summary>
    public Term Write(PropertyPath path) => path switch
    {
        PredicatePath predicate => predicate.Predicate,
        InversePath inverse => WriteNode(ShaclVocabulary.InversePath, Write(inverse.Path)),
        ZeroOrMorePath repeated => WriteNode(ShaclVocabulary.ZeroOrMorePath, Write(repeated.Path)),
        OneOrMorePath repeated => WriteNode(ShaclVocabulary.OneOrMorePath, Write(repeated.Path)),
        ZeroOrOnePath optional => WriteNode(ShaclVocabulary.ZeroOrOnePath, Write(optional.Path)),
        SequencePath => WriteList(path, step => step is SequencePath sequence ? (sequence.First, sequence.Second) : null),
        AlternativePath => WriteNode(
            ShaclVocabulary.AlternativePath,
            WriteList(path, branch => branch is AlternativePath alternative ? (alternative.Left, alternative.Right) : null)),
        _ => throw new ArgumentException($"SHACL has no path of the kind {path.GetType().Name}", nameof(path)),
    };

    private BlankNode WriteNode(Iri predicate, Term value)
    {
        BlankNode node = CreateNode();
        graph.Add(node, predicate, value);
        return node;
    }

    /// <summary>A list of the members, which the reader has joined from the left.</summary>
    private Term WriteList(PropertyPath path, Func<PropertyPath, (PropertyPath Left, PropertyPath Right)?> split)
    {
        Term rest = RdfVocabulary.Nil;
        while (split(path) is { } parts)
        {
            rest = WriteCell(parts.Right, rest);
            path = parts.Left;
        }
        return WriteCell(path, rest);
    }

    private BlankNode WriteCell(PropertyPath member, Term rest)
    {
        BlankNode cell = CreateNode();
        graph.Add(cell, RdfVocabulary.First, Write(member));
        graph.Add(cell, RdfVocabulary.Rest, rest);
        return cell;
    }

    private BlankNode CreateNode() => new(prefix + _nodes++);
}
