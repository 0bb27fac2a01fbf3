namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The container mapping of a term (JSON-LD 1.1 §9.15.1).</summary>
[Flags]
internal enum Containers
{
    /// <summary>No container.</summary>
    None = 0,

    /// <summary><c>@graph</c></summary>
    Graph = 1,

    /// <summary><c>@id</c></summary>
    Id = 2,

    /// <summary><c>@index</c></summary>
    Index = 4,

    /// <summary><c>@language</c></summary>
    Language = 8,

    /// <summary><c>@list</c></summary>
    List = 16,

    /// <summary><c>@set</c></summary>
    Set = 32,

    /// <summary><c>@type</c></summary>
    Type = 64,
}
