using System.ComponentModel.DataAnnotations;
using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>What is published, and under which names. Section <c>Publication</c> of the configuration.</summary>
public sealed class PublicationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Publication";

    /// <summary>
    /// The start of every IRI that this graph mints, ending in a slash. It names things for ever and is not the address at which the
    /// server happens to answer. Default <c>https://data.cnig.example/</c>, a reserved name.
    /// </summary>
    [Required]
    public string BaseIri { get; set; } = BuildOptions.DefaultBaseIri;

    /// <summary>
    /// Whether the graph is built from documents. False: the store that <c>Storage:Directory</c> names is served as it is, and the folders
    /// need not be there. Default true.
    /// </summary>
    public bool FromDocuments { get; set; } = true;

    /// <summary>The folder of the sources, the authority tables and the curation, relative to the current folder. Default <c>data</c>.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The folder of the ontology, its vocabularies and shapes, relative to the current folder. Default <c>ontology</c>.</summary>
    [Required]
    public string OntologyDirectory { get; set; } = "ontology";

    /// <summary>
    /// How often the two folders are looked at for changes, in seconds; a change builds the graph anew. 0: never. Default 5, at most 86400.
    /// </summary>
    [Range(0, 86400)]
    public int WatchIntervalSeconds { get; set; } = 5;
}
