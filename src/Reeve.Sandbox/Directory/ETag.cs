using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Reeve.Sandbox.Directory;

/// <summary>Makes the tags by which one state of a resource is told from another.</summary>
internal static class ETag
{
    /// <summary>Returns the tag of a resource, its quotation marks included.</summary>
    /// <param name="parts">Everything that is seen of it.</param>
    public static string Of(params IEnumerable<object?> parts) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 20))}\"";
}
