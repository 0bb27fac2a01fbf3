using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Tells whether a build would come out as the last one did: a hash of the content of its files, its base, and the program.</summary>
internal static class InputHash
{
    /// <summary>Computes the hash, as <c>sha256:…</c>.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static string Compute(BuildOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Type part in new[] { typeof(InputHash), typeof(DocumentPipeline), typeof(RdfReader), typeof(ShaclValidator), typeof(Iri) })
        {
            // The build of the part: equal sources give equal ones.
            hash.AppendData(part.Module.ModuleVersionId.ToByteArray());
        }
        Append(hash, Encoding.UTF8.GetBytes(options.BaseIri));
        AppendFolder(hash, options.DataDirectory);
        AppendFolder(hash, options.OntologyDirectory);
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendFolder(IncrementalHash hash, string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
        Array.Sort(files, StringComparer.Ordinal);
        foreach (string file in files)
        {
            Append(hash, Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            Append(hash, File.ReadAllBytes(file));
        }
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
