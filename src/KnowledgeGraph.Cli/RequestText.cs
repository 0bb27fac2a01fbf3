using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;

namespace KnowledgeGraph.Cli;

/// <summary>The text of a query or an update, and what its errors call it.</summary>
internal sealed class RequestText
{
    private readonly string _name;
    private readonly string _text;

    private RequestText(string name, string text)
    {
        _name = name;
        _text = text;
    }

    /// <summary>Takes the text of an option, or reads the file of another; <c>-</c> is standard input.</summary>
    /// <param name="kind">What the text is, as <c>query</c>; also the name of the option of the file.</param>
    /// <param name="file">The value of the file's option, or null.</param>
    /// <param name="expression">The value of <c>--expression</c>, or null.</param>
    /// <param name="terminal">Has standard input.</param>
    /// <exception cref="UsageException">Neither or both are given.</exception>
    public static RequestText Read(string kind, string? file, string? expression, Terminal terminal)
    {
        if ((file is null) == (expression is null))
        {
            throw new UsageException($"give the {kind} either as a file with --{kind} or as text with --expression");
        }
        if (expression is not null) return new RequestText(kind, expression);
        if (file == "-") return new RequestText("standard input", new StreamReader(terminal.Input).ReadToEnd());
        return File.Exists(file)
            ? new RequestText(file!, File.ReadAllText(file!))
            : throw new FileNotFoundException($"there is no file '{file}'");
    }

    /// <summary>Whether a keyword occurs somewhere, be it in a string.</summary>
    public bool Mentions(string keyword) => _text.Contains(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Parses the text; errors name it, and where in it they are.</summary>
    /// <exception cref="UsageException">The base is no absolute IRI.</exception>
    public T Parse<T>(Func<string, string?, T> parse, string? baseIri)
    {
        AbsoluteIri.Require(baseIri, "--base");
        try
        {
            return parse(_text, baseIri);
        }
        catch (SparqlSyntaxException error)
        {
            throw new KnowledgeGraphException($"{_name}:{error.Line}:{error.Column}: {error.Reason}", error);
        }
    }
}
