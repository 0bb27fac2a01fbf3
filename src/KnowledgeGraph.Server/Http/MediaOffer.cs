namespace KnowledgeGraph.Server.Http;

/// <summary>A representation that a resource can be given in.</summary>
/// <param name="MediaType">The media type without parameters.</param>
/// <param name="Name">The short name that the parameter <c>format</c> takes.</param>
/// <param name="Value">What it stands for.</param>
internal sealed record MediaOffer<T>(string MediaType, string Name, T Value)
{
    /// <summary>The header's value: everything that is served is UTF-8 and says so.</summary>
    public string ContentType => MediaType + "; charset=utf-8";
}
