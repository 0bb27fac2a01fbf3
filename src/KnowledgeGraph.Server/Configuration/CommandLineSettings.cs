namespace KnowledgeGraph.Server.Configuration;

/// <summary>
/// Looks at settings that are given as arguments. The configuration takes any name, and nobody would say that nobody reads it; the settings
/// within a section are checked where they are bound.
/// </summary>
public static class CommandLineSettings
{
    private static readonly string[] Known =
    [
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "shutdownTimeoutSeconds", "AllowedHosts",
        PublicationOptions.Section, StorageOptions.Section, SparqlOptions.Section, AccessOptions.Section, "Serilog", "Kestrel",
    ];

    /// <summary>What is wrong with the arguments, the first thing only; null where all of them are settings with their values.</summary>
    public static string? FindProblem(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                return $"'{argument}' is no setting; settings are written --Section:Setting value";
            }
            string[] parts = argument[2..].Split('=', 2);
            if (!Known.Contains(parts[0].Split(':')[0], StringComparer.OrdinalIgnoreCase))
            {
                string sections = string.Join(", ", Known.Where(name => char.IsUpper(name[0])));
                return $"'{argument}' is no setting of this server; its settings begin with {sections} or Urls";
            }
            if (parts.Length == 2) continue;
            if (++i == arguments.Count) return $"the setting '{argument}' has no value";
        }
        return null;
    }
}
