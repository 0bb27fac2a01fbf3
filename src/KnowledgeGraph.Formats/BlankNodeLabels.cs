using System.Text;

namespace KnowledgeGraph.Formats;

/// <summary>
/// The blank node labels of one document. Nodes without a label get <c>g1</c>, <c>g2</c>, …; a written label of that form gets one
/// more <c>g</c> in front, all others stay as written, so that the two never meet.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class BlankNodeLabels
{
    /// <summary>The longest label that is generated, in bytes.</summary>
    public const int MaxGeneratedLength = 21;

    private ulong _count;

    /// <summary>Writes the next label into at least <see cref="MaxGeneratedLength"/> bytes and returns its length.</summary>
    public int Generate(Span<byte> destination)
    {
        destination[0] = (byte)'g';
        (++_count).TryFormat(destination[1..], out int digits);
        return digits + 1;
    }

    /// <summary>The next label as a string.</summary>
    public string Generate()
    {
        Span<byte> label = stackalloc byte[MaxGeneratedLength];
        return Encoding.ASCII.GetString(label[..Generate(label)]);
    }

    /// <summary>Whether a written label needs a <c>g</c> in front.</summary>
    public static bool NeedsPrefix(ReadOnlySpan<byte> label)
    {
        ReadOnlySpan<byte> digits = label.TrimStart((byte)'g');
        return digits.Length < label.Length && !digits.IsEmpty && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }
}
