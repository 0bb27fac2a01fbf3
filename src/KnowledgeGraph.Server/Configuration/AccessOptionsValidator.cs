using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Configuration;

/// <summary>Checks that hashes are hashes: a token by mistake in their place would let nobody in, and stand in a file.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        // What stands there may be a token, so the message does not repeat it.
        string[] failures =
        [
            .. options.WriteTokenHashes
                .Select((hash, index) => (hash, index))
                .Where(item => item.hash.Length != 2 * SHA256.HashSizeInBytes || !item.hash.All(char.IsAsciiHexDigit))
                .Select(item => $"{AccessOptions.Section}:{nameof(options.WriteTokenHashes)}:{item.index} is no SHA-256 of a token: "
                    + "64 hexadecimal digits are expected"),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
