using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>A document that a client has sent, entirely.</summary>
/// <param name="Content">Its text, to be read once.</param>
/// <param name="Format">Its syntax.</param>
/// <param name="Name">What errors call it.</param>
internal sealed record Upload(Stream Content, RdfFormat Format, string Name);
