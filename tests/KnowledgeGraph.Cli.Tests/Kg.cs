using System.Text;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>Runs the command in this process, with streams in place of a terminal, in a folder of its own.</summary>
internal sealed class Kg : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("kg-tests-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public KgOutcome Run(params string[] arguments) => RunWithInput("", arguments);

    public KgOutcome RunWithInput(string input, params string[] arguments)
    {
        using var inputStream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int exitCode = KgApplication.Run(arguments, new Terminal(inputStream, output, error));
        return new KgOutcome((ExitCode)exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
