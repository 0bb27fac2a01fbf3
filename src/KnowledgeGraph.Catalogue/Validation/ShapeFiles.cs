using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;

namespace KnowledgeGraph.Catalogue.Validation;

/// <summary>Reads shapes from files and folders.</summary>
public static class ShapeFiles
{
    /// <summary>Reads the shapes of files, and of all files of folders that are RDF by their names.</summary>
    /// <exception cref="RdfSyntaxException">A file is broken.</exception>
    /// <exception cref="ShaclException">A shape is ill-formed.</exception>
    /// <exception cref="IOException">A path is not there, or can't be read.</exception>
    public static ShapesGraph Read(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        // One label may stand for different nodes in different files: each gets labels of its own.
        Dataset all = [];
        int file = 0;
        foreach (string path in paths.SelectMany(Files))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadFile(path, $"f{file++}-", all, cancellationToken);
        }
        return new ShapesGraph(all);
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Where(file => RdfFormats.TryFromFileName(file, out _)).Order(StringComparer.Ordinal)
            : [path];

    private static void ReadFile(string path, string labelPrefix, Dataset all, CancellationToken cancellationToken)
    {
        if (!RdfFormats.TryFromFileName(path, out RdfFormat format))
        {
            throw new KnowledgeGraphException($"'{path}' has no ending of an RDF format; shapes come as .ttl, .nt, .rdf, .jsonld, …");
        }
        var sink = new DatasetSink();
        using (FileStream stream = File.OpenRead(path))
        {
            string baseIri = new Uri(Path.GetFullPath(path)).AbsoluteUri;
            RdfReader.Read(stream, format, new RdfReaderOptions { SourceName = path, BaseIri = baseIri }, sink, cancellationToken);
        }
        foreach (Quad quad in sink.Dataset)
        {
            all.Add(Rename(quad.Subject, labelPrefix), quad.Predicate, Rename(quad.Object, labelPrefix));
        }
    }

    private static Term Rename(Term term, string prefix) => term is BlankNode node ? new BlankNode(prefix + node.Label) : term;
}
