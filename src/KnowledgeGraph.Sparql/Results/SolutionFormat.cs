namespace KnowledgeGraph.Sparql.Results;

/// <summary>The formats of SELECT and ASK answers.</summary>
public enum SolutionFormat
{
    /// <summary>SPARQL 1.1 Query Results JSON Format.</summary>
    Json,

    /// <summary>SPARQL Query Results XML Format.</summary>
    Xml,

    /// <summary>SPARQL 1.1 Query Results CSV Format.</summary>
    Csv,

    /// <summary>SPARQL 1.1 Query Results TSV Format.</summary>
    Tsv,
}
