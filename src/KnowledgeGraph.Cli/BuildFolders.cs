using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Cli;

/// <summary>Checks the folders and the base that a build is told, before anything is read.</summary>
internal static class BuildFolders
{
    /// <exception cref="UsageException">A folder is not there, or the base is no base.</exception>
    public static BuildOptions Require(string data, string ontology, string baseIri)
    {
        if (!BuildOptions.IsBaseIri(baseIri))
        {
            throw new UsageException(
                $"--base is '{baseIri}'; it takes an absolute http or https IRI that ends in '/', without query or fragment");
        }
        return new BuildOptions { DataDirectory = RequireFolder(data, "--data"), OntologyDirectory = RequireFolder(ontology, "--ontology"), BaseIri = baseIri };
    }

    private static string RequireFolder(string path, string option) => Directory.Exists(path)
        ? path
        : throw new UsageException($"{option} is '{path}', but there is no such folder");
}
