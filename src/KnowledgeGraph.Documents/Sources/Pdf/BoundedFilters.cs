using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>
/// Unpacks the streams of one PDF, and refuses those that unpack to too much before they do: a kilobyte can become a gigabyte. For one
/// thread.
/// </summary>
internal sealed class BoundedFilters(string fileName) : IFilterProvider
{
    /// <summary>The most bytes that a stream may have unpacked.</summary>
    public const int MaxStreamBytes = 64 * 1024 * 1024;

    /// <summary>The most that all streams may have together, each time that they are unpacked.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    private const int MaxStreams = 100_000;

    // LZW makes at most 4096 bytes of 12 bits, run lengths 128 of two bytes.
    private const int MaxLzwBytes = 64 * 1024;
    private const int MaxRunLengthBytes = MaxStreamBytes / 64;

    private static readonly IFilterProvider Library = DefaultFilterProvider.Instance;
    private static readonly IFilter Flate = Library.GetNamedFilters([NameToken.FlateDecode])[0];
    private static readonly IFilter Lzw = Library.GetNamedFilters([NameToken.LzwDecode])[0];
    private static readonly IFilter RunLength = Library.GetNamedFilters([NameToken.RunLengthDecode])[0];

    private long _bytes;
    private int _streams;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        // Asked at each use of a stream: a form that draws itself twice is drawn a power of two times.
        if (++_streams > MaxStreams) throw DocumentLimit.TooMany(MaxStreams, "uses of streams in the PDF", "usages de flux dans le PDF", fileName);
        return Bound(Library.GetFilters(dictionary));
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(Library.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(Library.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

    private DocumentException TooLarge() =>
        new($"the PDF unpacks to more than {MaxStreamBytes >> 20} MiB in one stream, or {MaxBytes >> 20} MiB; split it", fileName)
        {
            FrenchReason = $"le PDF décompressé dépasse {MaxStreamBytes >> 20} Mio dans un flux, ou {MaxBytes >> 20} Mio en tout ; divisez-le",
        };

    private sealed class BoundedFilter(IFilter filter, BoundedFilters all) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (filter == Lzw && input.Length > MaxLzwBytes) throw all.TooLarge();
            if (filter == RunLength && input.Length > MaxRunLengthBytes) throw all.TooLarge();
            if (filter == Flate && InflatesToTooMuch(input)) throw all.TooLarge();
            Memory<byte> output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            all._bytes += output.Length;
            return all._bytes <= MaxBytes ? output : throw all.TooLarge();
        }

        private static bool InflatesToTooMuch(Memory<byte> input)
        {
            const int ZlibHeader = 2;
            if (input.Length <= ZlibHeader || !MemoryMarshal.TryGetArray(input[ZlibHeader..], out ArraySegment<byte> packed)) return false;
            using var inflate = new DeflateStream(new MemoryStream(packed.Array!, packed.Offset, packed.Count), CompressionMode.Decompress);
            byte[] buffer = new byte[64 * 1024];
            long length = 0;
            try
            {
                for (int read; length <= MaxStreamBytes && (read = inflate.Read(buffer)) > 0;) length += read;
            }
            catch (InvalidDataException)
            {
                // The library may read what comes before the damage.
            }
            return length > MaxStreamBytes;
        }
    }
}
