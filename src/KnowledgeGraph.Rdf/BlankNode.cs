namespace KnowledgeGraph.Rdf;

/// <summary>A blank node (RDF 1.1 Concepts §3.4). Its label means something only inside one document, graph or store.</summary>
public sealed class BlankNode : Term
{
    /// <summary>Creates the node of that label, written without the leading <c>_:</c>.</summary>
    public BlankNode(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        Label = label;
    }

    /// <summary>The label, without the leading <c>_:</c>.</summary>
    public string Label { get; }

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.BlankNode;

    /// <inheritdoc/>
    public override bool Equals(Term? other) => other is BlankNode node && node.Label == Label;

    /// <inheritdoc/>
    public override int GetHashCode() => Label.GetHashCode() ^ 0x5bd1e995;

    /// <inheritdoc/>
    public override string ToString() => $"_:{Label}";
}
