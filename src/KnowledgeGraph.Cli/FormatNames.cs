using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>The names of formats on the command line.</summary>
internal static class FormatNames
{
    public const string All = "ntriples, nquads, turtle, trig, rdfxml, jsonld";

    /// <summary>The format that an option names, else the one of the path's extension.</summary>
    /// <exception cref="UsageException">Neither tells.</exception>
    public static RdfFormat Resolve(string? name, string path, string option)
    {
        if (name is not null)
        {
            return RdfFormats.TryFromName(name, out RdfFormat named)
                ? named
                : throw new UsageException($"'{name}' is no format that kg knows; {option} takes one of {All}");
        }
        if (path == "-") throw new UsageException($"a standard stream has no extension that tells its format; name it with {option}");
        return RdfFormats.TryFromFileName(path, out RdfFormat found)
            ? found
            : throw new UsageException($"the extension of '{path}' tells no format that kg knows; name it with {option} ({All})");
    }
}
