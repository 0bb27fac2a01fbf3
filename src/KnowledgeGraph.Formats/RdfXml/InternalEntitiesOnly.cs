using System.Xml;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Keeps the XML reader inside the document: an external DTD counts as empty, as for any non-validating reader, and a reference to an
/// external entity is an error.
/// </summary>
internal sealed class InternalEntitiesOnly : XmlResolver
{
    /// <summary>Whether the root element was reached: from there on, what is asked for is the content of an entity.</summary>
    public bool InContent { get; set; }

    /// <inheritdoc/>
    public override Uri ResolveUri(Uri? baseUri, string? relativeUri) => new("about:external");

    /// <inheritdoc/>
    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
        InContent ? throw new XmlException("external entities are not loaded; write their content in the document") : new MemoryStream();
}
