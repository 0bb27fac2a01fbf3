using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>The names of formats on the command line.</summary>
internal static class FormatNames
{
    public const string All = "ntriples, nquads, turtle, trig, rdfxml, jsonld";

    public const string Extensions = ".nt, .nq, .ttl, .trig, .rdf, .jsonld";

    /// <summary>The format that an option names, else the one of the path's extension; null where the content has to tell it.</summary>
    /// <exception cref="UsageException">The option names no format.</exception>
    public static RdfFormat? OfInput(string? name, string path, string? option)
    {
        if (name is not null) return Resolve(name, path, option);
        return path != "-" && RdfFormats.TryFromFileName(path, out RdfFormat found) ? found : null;
    }

    /// <summary>The format that an option names, else the one of the path's extension.</summary>
    /// <param name="name">What the option says, or null.</param>
    /// <param name="path">The path, or - for a standard stream.</param>
    /// <param name="option">The option that names the format; null where there is none, and the extension alone can tell.</param>
    /// <exception cref="UsageException">Neither tells.</exception>
    public static RdfFormat Resolve(string? name, string path, string? option)
    {
        if (name is not null)
        {
            return RdfFormats.TryFromName(name, out RdfFormat named)
                ? named
                : throw new UsageException($"'{name}' is no format that kg knows; {option} takes one of {All}");
        }
        string hint = option is null ? $"name a file with one of the extensions {Extensions}" : $"name it with {option} ({All})";
        if (path == "-") throw new UsageException($"a standard stream has no extension that tells its format; {hint}");
        return RdfFormats.TryFromFileName(path, out RdfFormat found)
            ? found
            : throw new UsageException($"the extension of '{path}' tells no format that kg knows; {hint}");
    }
}
