namespace KnowledgeGraph.Query;

/// <summary>What the default graph of a query is where the query names none.</summary>
public enum DefaultGraphMode
{
    /// <summary>The merge of all graphs of the store.</summary>
    Union,

    /// <summary>The store's default graph alone.</summary>
    StoreDefault,
}
