using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>
/// The hash functions (SPARQL 1.1 §17.4.6): lower-case hexadecimal of the hash of the UTF-8 bytes of an <c>xsd:string</c>.
/// </summary>
[SkipLocalsInit]
internal static class HashFunctions
{
    private const int MaxHashBytes = SHA512.HashSizeInBytes;

    private delegate int Hash(ReadOnlySpan<byte> source, Span<byte> destination);

    public static ValueId Md5(ExpressionContext context, ReadOnlySpan<ValueId> arguments) => Compute(context, arguments[0], MD5.HashData);

    public static ValueId Sha1(ExpressionContext context, ReadOnlySpan<ValueId> arguments) => Compute(context, arguments[0], SHA1.HashData);

    public static ValueId Sha256(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Compute(context, arguments[0], SHA256.HashData);

    public static ValueId Sha384(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Compute(context, arguments[0], SHA384.HashData);

    public static ValueId Sha512(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Compute(context, arguments[0], SHA512.HashData);

    private static ValueId Compute(ExpressionContext context, ValueId argument, Hash hash)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(argument, scratch, out ReadOnlySpan<byte> text)) return ValueId.None;
        Span<byte> bytes = stackalloc byte[MaxHashBytes];
        Span<byte> hex = stackalloc byte[2 * MaxHashBytes];
        bool isWritten = Convert.TryToHexStringLower(bytes[..hash(text, bytes)], hex, out int length);
        return isWritten ? context.Values.CreateString(hex[..length]) : ValueId.None;
    }
}
